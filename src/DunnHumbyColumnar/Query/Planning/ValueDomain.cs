using DunnHumbyColumnar.Columns;
using DunnHumbyColumnar.Results;

namespace DunnHumbyColumnar.Query;

/// <summary>
/// What the codes 0..<see cref="Count"/> - 1 of a query column stand for, in ascending order of value. If values can be missing, code
/// <see cref="Count"/> stands for null.
/// </summary>
sealed class ValueDomain
{
    /// <summary>Rows decoded at a time.</summary>
    const int DecodedRows = 1024;

    readonly Func<int, long>? _numbers;
    readonly Func<int, string>? _texts;
    readonly Func<long, bool>? _knows;
    readonly Func<string, bool>? _knowsText;

    /// <param name="kind">Int32, Int64, Money or Date.</param>
    /// <param name="count">Number of values.</param>
    /// <param name="numbers">The value of a code, in stored units.</param>
    /// <param name="hasNull">Whether values can be missing.</param>
    /// <param name="knows">Of ids, whether any table names an id; null: the values are no ids.</param>
    public ValueDomain(ResultKind kind, int count, Func<int, long> numbers, bool hasNull = false, Func<long, bool>? knows = null)
    {
        Kind = kind;
        Form = kind == ResultKind.Money ? NumberForm.Money : NumberForm.Whole;
        Count = count;
        HasNull = hasNull;
        _numbers = numbers;
        _knows = knows;
    }

    /// <summary>Keys that stand for ids that are texts, in the order of the texts.</summary>
    /// <param name="kind">Int32 or Int64.</param>
    /// <param name="count">Number of values.</param>
    /// <param name="keys">The key of a code.</param>
    /// <param name="ids">The id of a code.</param>
    /// <param name="knows">Whether any table names an id.</param>
    public ValueDomain(ResultKind kind, int count, Func<int, long> keys, Func<int, string> ids, Func<string, bool> knows)
        : this(kind, count, keys) => (_texts, _knowsText) = (ids, knows);

    public ValueDomain(int count, Func<int, string> texts, bool hasNull = false)
    {
        Kind = ResultKind.Text;
        Count = count;
        HasNull = hasNull;
        _texts = texts;
    }

    /// <summary>Int32, Int64, Money, Date or Text.</summary>
    public ResultKind Kind { get; }

    /// <summary>How conditions write values that are no texts.</summary>
    public NumberForm Form { get; init; } = NumberForm.Whole;

    public int Count { get; }

    /// <summary>Whether values can be missing.</summary>
    public bool HasNull { get; init; }

    /// <summary>Number of codes, with null's.</summary>
    public int Size => Count + (HasNull ? 1 : 0);

    /// <summary>Bytes of a decoded value; of a text, of the reference to it.</summary>
    public long BytesPerCell => (Kind, HasNull) switch
    {
        (ResultKind.Text, _) => IntPtr.Size,
        (ResultKind.Int32 or ResultKind.Date, false) => sizeof(int),
        (ResultKind.Int32 or ResultKind.Date, true) or (_, false) => sizeof(long),
        _ => 2 * sizeof(long),
    };

    /// <summary>Reads the codes of the rows from <paramref name="row"/> on.</summary>
    public delegate void ReadCodes(int row, Span<int> codes);

    /// <summary>The values of codes as a column of <paramref name="rows"/> rows; -1 and null's code give null.</summary>
    public PendingColumn Decode(string name, int rows, ReadCodes read, bool nullable)
    {
        nullable |= HasNull;
        return Kind switch
        {
            ResultKind.Text => Pending<string?>(name, rows, read, code => _texts!(code), null, nullable),
            ResultKind.Int32 when !nullable => Pending(name, rows, read, code => (int)_numbers!(code), 0, nullable),
            ResultKind.Int32 => Pending<int?>(name, rows, read, code => (int)_numbers!(code), null, nullable),
            ResultKind.Date when !nullable => Pending(name, rows, read, DateOf, default, nullable),
            ResultKind.Date => Pending<DateOnly?>(name, rows, read, code => DateOf(code), null, nullable),
            _ when !nullable => Pending(name, rows, read, _numbers!, 0, nullable),
            _ => Pending<long?>(name, rows, read, code => _numbers!(code), null, nullable),
        };
    }

    /// <summary>Looks each code up, in a precomputed table if the rows outnumber the values.</summary>
    PendingColumn Pending<T>(string name, int rows, ReadCodes read, Func<int, T> valueOf, T none, bool nullable)
    {
        var values = GC.AllocateUninitializedArray<T>(rows);
        T[]? table = nullable || rows < Count ? null : [.. Enumerable.Range(0, Count).Select(valueOf)];
        return new PendingColumn(ResultColumn.Create(name, Kind, values, nullable), (start, end) =>
        {
            Span<int> room = stackalloc int[DecodedRows];
            for (int row = start; row < end; row += DecodedRows)
            {
                var codes = room[..Math.Min(DecodedRows, end - row)];
                read(row, codes);
                var decoded = values.AsSpan(row, codes.Length);
                for (int i = 0; i < decoded.Length; i++)
                    decoded[i] = table is not null ? table[codes[i]] : IsNull(codes[i]) ? none : valueOf(codes[i]);
            }
        });
    }

    /// <summary>Whether values are texts, or keys of ids that are.</summary>
    public bool HasTexts => _texts is not null;

    /// <summary>The text of a code, if there are texts.</summary>
    public string TextOf(int code) => _texts!(code);

    /// <summary>The value of a code in stored units, if values are no texts.</summary>
    public long NumberOf(int code) => _numbers!(code);

    /// <summary>
    /// The code of a value in the column's printed form, a text in any case; -1 if the column does not hold it. Of keys of ids that are
    /// texts, the value is the id unless <paramref name="isKey"/>.
    /// </summary>
    /// <exception cref="UnknownNameException">The values have a dictionary, and it does not hold this one.</exception>
    public int CodeOf(string column, string value, bool isKey = false)
    {
        int code = LowerBound(column, value, above: false, isKey);
        bool isFound = code < LowerBound(column, value, above: true, isKey);
        bool isText = ComparesTexts(isKey);
        bool isElsewhere = isText ? _knowsText?.Invoke(value) == true : _knows?.Invoke(Parse(column, value)) != false;
        if (isFound || isElsewhere)
            return isFound ? code : -1;
        return isText
            ? TextLookup.Find(column, value, [.. Enumerable.Range(0, Count).Select(TextOf)])
            : throw new UnknownNameException(column, value, []);
    }

    /// <summary>
    /// First code whose value is not below a bound, or, if <paramref name="above"/>, whose value is above it. Bounds are in the column's
    /// printed form, or ids as of <see cref="CodeOf"/>.
    /// </summary>
    public int LowerBound(string column, string bound, bool above, bool isKey = false)
    {
        bool isText = ComparesTexts(isKey);
        long number = isText ? 0 : Parse(column, bound);
        int low = 0;
        int high = Count;
        while (low < high)
        {
            int middle = low + ((high - low) / 2);
            int order = isText ? string.CompareOrdinal(_texts!(middle), bound) : _numbers!(middle).CompareTo(number);
            if (order < 0 || (above && order == 0))
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }

    bool ComparesTexts(bool isKey) => HasTexts && (Kind == ResultKind.Text || !isKey);

    DateOnly DateOf(int code) => DateOnly.FromDayNumber((int)_numbers!(code));

    bool IsNull(int code) => code < 0 || code >= Count;

    /// <summary>A bound in stored units: cents for money, the day number of a date, otherwise the number itself.</summary>
    long Parse(string column, string bound) =>
        Form.Read(bound) ?? throw new ArgumentException($"{column} holds {Form.Expected}; {bound} is none.");
}
