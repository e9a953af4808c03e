using System.Runtime.CompilerServices;
using DunnHumbyColumnar.Columns;

namespace DunnHumbyColumnar.Csv;

/// <summary>
/// Chunk rows of causal_data at five bytes a row: week, display, mailer and the store id itself. Products are run-end encoded, since the
/// published file is ordered by product (any other order only makes more runs).
/// </summary>
sealed class CausalChunkRows : ChunkRows
{
    readonly int _product;
    readonly int _store;
    readonly int _week;
    readonly int _display;
    readonly int _mailer;
    readonly IdMap _products = new();
    readonly SymbolMap _displays = new();
    readonly SymbolMap _mailers = new();
    readonly bool[] _storeSeen = new bool[ushort.MaxValue + 1];
    readonly List<(int Product, int End)> _runs = [];
    int _runProduct = -1;
    long[]? _stores;
    bool _hasForeignIds;

    public CausalChunkRows(TableSpec spec, int expectedRows)
        : base(spec)
    {
        _product = spec.IndexOf("product_id");
        _store = spec.IndexOf("store_id");
        _week = spec.IndexOf("week_no");
        _display = spec.IndexOf("display");
        _mailer = spec.IndexOf("mailer");
        Resize(Math.Max(4, expectedRows));
    }

    public byte[] Weeks { get; private set; } = [];

    public byte[] Displays { get; private set; } = [];

    public byte[] Mailers { get; private set; } = [];

    public ushort[] Stores { get; private set; } = [];

    /// <summary>Per run the position of its product in <see cref="IdsOf"/> and its exclusive end row.</summary>
    public IReadOnlyList<(int Product, int End)> ProductRuns
    {
        get
        {
            CloseRun();
            return _runs;
        }
    }

    /// <summary>
    /// Whether displays or mailers do not fit one-byte codes, stores do not fit 16 bits, or ids are texts; then the chunk must be read as
    /// <see cref="WideChunkRows"/>.
    /// </summary>
    public bool IsOverfull => _displays.IsOverfull || _mailers.IsOverfull || _hasForeignIds;

    public static bool Fits(TableSpec spec) => spec == CompleteJourney.CausalData;

    public override int TextCode(int column, ReadOnlySpan<byte> utf8) => (column == _display ? _displays : _mailers).CodeOf(utf8);

    public override long TextKey(int column, ReadOnlySpan<byte> utf8)
    {
        _hasForeignIds = true;
        return 0;
    }

    public override ReadOnlySpan<long> IdsOf(int column) => column == _product ? _products.Ids : _stores ??= StoreIds();

    public override IReadOnlyList<string> TextsOf(int column) => (column == _display ? _displays : _mailers).Texts;

    /// <summary>Per local symbol code of a column its position in <see cref="TextsOf"/>.</summary>
    public ReadOnlySpan<int> SymbolPositions(int column) => (column == _display ? _displays : _mailers).Positions;

    public override void Append(ReadOnlySpan<long> row)
    {
        _hasForeignIds |= row[_store] is < 0 or > ushort.MaxValue;
        BeginRow(row[_product]);
        AddRow((byte)row[_week], (byte)row[_display], (byte)row[_mailer], (ushort)row[_store]);
    }

    /// <summary>Sets the product of the rows that follow.</summary>
    public void BeginRow(long product)
    {
        int code = _products.CodeOf(product);
        if (code == _runProduct)
            return;
        CloseRun();
        _runProduct = code;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void AddRow(byte week, byte display, byte mailer, ushort store)
    {
        int row = Count;
        if (row == Weeks.Length)
            Resize(row * 2);
        Weeks[row] = week;
        Displays[row] = display;
        Mailers[row] = mailer;
        Stores[row] = store;
        _storeSeen[store] = true;
        Count = row + 1;
    }

    /// <summary>Local code of a display given as an ASCII character.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public byte DisplayOf(byte ascii) => _displays.CodeOfAscii(ascii);

    /// <summary>Local code of a mailer given as an ASCII character.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public byte MailerOf(byte ascii) => _mailers.CodeOfAscii(ascii);

    /// <summary>Drops the rows, once they have been copied.</summary>
    public void Release()
    {
        Weeks = Displays = Mailers = [];
        Stores = [];
    }

    public override void Clear()
    {
        base.Clear();
        _runs.Clear();
        _runProduct = -1;
        _products.Clear();
        _displays.Clear();
        _mailers.Clear();
        Array.Clear(_storeSeen);
        _stores = null;
        _hasForeignIds = false;
    }

    void CloseRun()
    {
        if (_runProduct >= 0 && Count > (_runs.Count == 0 ? 0 : _runs[^1].End))
            _runs.Add((_runProduct, Count));
    }

    long[] StoreIds()
    {
        var ids = new List<long>();
        int next = 0;
        while (_storeSeen.AsSpan(next).IndexOf(true) is >= 0 and int skipped)
        {
            ids.Add(next + skipped);
            next += skipped + 1;
        }

        return [.. ids];
    }

    void Resize(int capacity)
    {
        byte[] weeks = Weeks;
        byte[] displays = Displays;
        byte[] mailers = Mailers;
        ushort[] stores = Stores;
        Array.Resize(ref weeks, capacity);
        Array.Resize(ref displays, capacity);
        Array.Resize(ref mailers, capacity);
        Array.Resize(ref stores, capacity);
        (Weeks, Displays, Mailers, Stores) = (weeks, displays, mailers, stores);
    }
}
