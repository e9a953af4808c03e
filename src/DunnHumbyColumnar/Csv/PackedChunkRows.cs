using DunnHumbyColumnar.Columns;

namespace DunnHumbyColumnar.Csv;

/// <summary>
/// Chunk rows of causal_data, each packed into one 64-bit number whose order is the table's sort order:
/// product 24 bits, week 8, mailer 8, display 8, store 16, highest first; all but the week chunk-local codes.
/// </summary>
sealed class PackedChunkRows : ChunkRows
{
    public const int ProductShift = 40;
    public const int WeekShift = 32;
    public const int MailerShift = 24;
    public const int DisplayShift = 16;
    public const int MaximumSymbols = 256;
    public const int MaximumProducts = 1 << 24;

    readonly int _product;
    readonly int _store;
    readonly int _week;
    readonly int _display;
    readonly int _mailer;
    ulong[] _rows;

    public PackedChunkRows(TableSpec spec, int expectedRows)
        : base(spec)
    {
        _product = spec.IndexOf("product_id");
        _store = spec.IndexOf("store_id");
        _week = spec.IndexOf("week_no");
        _display = spec.IndexOf("display");
        _mailer = spec.IndexOf("mailer");
        _rows = new ulong[Math.Max(4, expectedRows)];
    }

    public static bool Fits(TableSpec spec) => spec == CompleteJourney.CausalData;

    public ReadOnlySpan<ulong> Rows => _rows.AsSpan(0, Count);

    public IdMap Products => Ids[_product]!;

    public IdMap Stores => Ids[_store]!;

    public TextMap Displays => Texts[_display]!;

    public TextMap Mailers => Texts[_mailer]!;

    /// <summary>Bit position of a column in a packed row, and the mask of its bits above it.</summary>
    public static (int Shift, ulong Mask) Bits(string column) => column switch
    {
        "product_id" => (ProductShift, MaximumProducts - 1),
        "week_no" => (WeekShift, byte.MaxValue),
        "mailer" => (MailerShift, MaximumSymbols - 1),
        "display" => (DisplayShift, MaximumSymbols - 1),
        _ => (0, ushort.MaxValue),
    };

    public static ulong Pack(int product, int week, int mailer, int display, int store) =>
        ((ulong)(uint)product << ProductShift) | ((ulong)(uint)week << WeekShift) | ((ulong)(uint)mailer << MailerShift) | ((ulong)(uint)display << DisplayShift) | (uint)store;

    public override void Append(ReadOnlySpan<long> row)
    {
        if (Count == _rows.Length)
            Array.Resize(ref _rows, Count * 2);
        if (row[_display] >= MaximumSymbols || row[_mailer] >= MaximumSymbols)
            throw TooManySymbols(Spec);
        _rows[Count++] = Pack(Products.CodeOf(row[_product]), (int)row[_week], (int)row[_mailer], (int)row[_display], Stores.CodeOf(row[_store]));
    }

    /// <summary>Lets go of the rows once they have been copied elsewhere.</summary>
    public void Release() => _rows = [];

    public static InputDataException TooManySymbols(TableSpec spec) =>
        new(FaultCode.Range, spec.FileName, $"more than {MaximumSymbols} different display or mailer codes");
}
