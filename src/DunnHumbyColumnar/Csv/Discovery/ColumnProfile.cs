using System.Text;
using DunnHumbyColumnar.Mapping;

namespace DunnHumbyColumnar.Csv;

/// <summary>What the values of a source column can be.</summary>
enum ValueKind
{
    /// <summary>A whole number that a number can keep.</summary>
    Whole,

    /// <summary>A whole number, perhaps with leading zeros.</summary>
    Digits,

    /// <summary>A whole number, perhaps written with decimals, as 1.0.</summary>
    WholeOrFloat,

    /// <summary>A number with a decimal point or without.</summary>
    Point,

    /// <summary>A number with a decimal comma or without.</summary>
    Comma,

    /// <summary>A time of day as HHMM.</summary>
    TimeNumber,

    /// <summary>A date or a time of day.</summary>
    Date,

    /// <summary>One character.</summary>
    Symbol,

    /// <summary>Anything but nothing.</summary>
    Text,
}

/// <summary>A value and where it stands.</summary>
/// <param name="Text">The value.</param>
/// <param name="Line">Number of its line.</param>
/// <param name="Column">Position in the line, in characters from 1.</param>
/// <param name="Offset">Byte in the text.</param>
sealed record PlacedValue(string Text, long Line, int Column, long Offset);

/// <summary>What the values of one source column are, counted.</summary>
sealed class ColumnProfile(string name)
{
    /// <summary>Distinct values that are kept.</summary>
    public const int MaximumDistinct = 200;

    const int Kinds = (int)ValueKind.Text + 1;
    const int ExcerptBytes = 80;

    readonly long[] _fits = new long[Kinds];
    readonly PlacedValue?[] _misfits = new PlacedValue?[Kinds];
    readonly HashSet<string> _distinct = new(StringComparer.Ordinal);

    /// <summary>Its name in the header line, or its number.</summary>
    public string Name { get; } = name;

    /// <summary>Values, empty ones included.</summary>
    public long Count { get; private set; }

    public long Empty { get; private set; }

    public long Minimum { get; private set; } = long.MaxValue;

    public long Maximum { get; private set; } = long.MinValue;

    /// <summary>Numbers below 0.</summary>
    public long Negative { get; private set; }

    /// <summary>Numbers above 0.</summary>
    public long Positive { get; private set; }

    /// <summary>Most decimals behind a point.</summary>
    public int PointScale { get; private set; }

    /// <summary>Most decimals behind a comma.</summary>
    public int CommaScale { get; private set; }

    /// <summary>Whether a comma is followed by three digits wherever there is one, so that it may separate thousands.</summary>
    public bool HasThousands { get; private set; } = true;

    /// <summary>The first number in exponent form.</summary>
    public PlacedValue? Exponent { get; private set; }

    public DateProfile Dates { get; } = new();

    /// <summary>Distinct values up to <see cref="MaximumDistinct"/>, in ordinal order.</summary>
    public IEnumerable<string> Distinct => _distinct.Order(StringComparer.Ordinal);

    public int DistinctCount => _distinct.Count;

    /// <summary>How many values are of a kind.</summary>
    public long Fits(ValueKind kind) => _fits[(int)kind];

    /// <summary>Whether there are values, and all are of a kind.</summary>
    public bool Are(ValueKind kind) => Count > 0 && Fits(kind) == Count;

    /// <summary>The first value that is not of a kind; null: there is none.</summary>
    public PlacedValue? MisfitOf(ValueKind kind) => _misfits[(int)kind];

    /// <param name="value">The value, without quotes.</param>
    /// <param name="line">Number of its line.</param>
    /// <param name="column">Position in the line, in characters from 1.</param>
    /// <param name="offset">Byte in the text.</param>
    public void Add(ReadOnlySpan<byte> value, long line, int column, long offset)
    {
        Count++;
        Empty += value.IsEmpty ? 1 : 0;
        bool isWhole = FieldParser.Integer(value, out long number) is null;
        bool isPoint = ExactDecimal.TryRead(value, (byte)'.', out var point);
        bool isComma = ExactDecimal.TryRead(value, (byte)',', out var comma);
        if (isWhole)
            (Minimum, Maximum) = (Math.Min(Minimum, number), Math.Max(Maximum, number));
        AddNumber(isPoint ? point : comma, isPoint || isComma);
        PointScale = Math.Max(PointScale, isPoint ? point.Scale : 0);
        CommaScale = Math.Max(CommaScale, isComma ? comma.Scale : 0);
        HasThousands &= !isComma || comma.Scale is 0 or 3;
        bool isTimeNumber = isWhole && number is >= 0 and <= 2359 && number % 100 < 60;
        Span<bool> kinds =
        [
            isWhole, isWhole || FieldParser.HasLostZeros(value),
            isWhole || FieldParser.Integer(FieldParser.WithoutZeroDecimals(value), out _) is null, isPoint, isComma, isTimeNumber,
            Dates.Add(value), FieldParser.IsSymbol(value), !value.IsEmpty,
        ];
        for (int kind = 0; kind < kinds.Length; kind++)
        {
            if (kinds[kind])
                _fits[kind]++;
            else
                _misfits[kind] ??= Place(value, line, column, offset);
        }

        if (Exponent is null && !isPoint && value.IndexOfAny((byte)'e', (byte)'E') > 0 && CastCause.IsExponent(TextOf(value)))
            Exponent = Place(value, line, column, offset);
        if (_distinct.Count < MaximumDistinct)
            AddDistinct(value);
    }

    static PlacedValue Place(ReadOnlySpan<byte> value, long line, int column, long offset) => new(TextOf(value), line, column, offset);

    static string TextOf(ReadOnlySpan<byte> value) => Encoding.UTF8.GetString(value[..Math.Min(value.Length, ExcerptBytes)]);

    void AddDistinct(ReadOnlySpan<byte> value)
    {
        Span<char> text = stackalloc char[ExcerptBytes];
        int length = Encoding.UTF8.GetChars(value[..Math.Min(value.Length, ExcerptBytes)], text);
        _distinct.GetAlternateLookup<ReadOnlySpan<char>>().Add(text[..length]);
    }

    void AddNumber(ExactDecimal number, bool isNumber)
    {
        Negative += isNumber && number.Digits < 0 ? 1 : 0;
        Positive += isNumber && number.Digits > 0 ? 1 : 0;
    }
}
