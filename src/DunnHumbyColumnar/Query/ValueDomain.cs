using System.Globalization;
using DunnHumbyColumnar.Columns;
using DunnHumbyColumnar.Results;

namespace DunnHumbyColumnar.Query;

/// <summary>
/// What the codes 0..<see cref="Count"/> - 1 of a query column stand for, in ascending order of value. Where values can be missing, the code after the last stands for null.
/// </summary>
sealed class ValueDomain
{
    readonly Func<int, long>? _numbers;
    readonly Func<int, string>? _texts;

    public ValueDomain(ResultKind kind, int count, Func<int, long> numbers, bool hasNull = false)
    {
        Kind = kind;
        Count = count;
        HasNull = hasNull;
        _numbers = numbers;
    }

    public ValueDomain(int count, Func<int, string> texts, bool hasNull = false)
    {
        Kind = ResultKind.Text;
        Count = count;
        HasNull = hasNull;
        _texts = texts;
    }

    /// <summary>Int32, Int64, Money or Text.</summary>
    public ResultKind Kind { get; }

    public int Count { get; }

    public bool HasNull { get; }

    /// <summary>Codes in all, null's among them.</summary>
    public int Size => Count + (HasNull ? 1 : 0);

    /// <summary>The values of codes as a column; -1 and null's code give null.</summary>
    public ResultColumn Decode(string name, ReadOnlySpan<int> codes, bool nullable)
    {
        nullable |= HasNull;
        switch (Kind)
        {
            case ResultKind.Text:
                var texts = new string?[codes.Length];
                for (int i = 0; i < texts.Length; i++)
                    texts[i] = IsNull(codes[i]) ? null : _texts!(codes[i]);
                return ResultColumn.Text(name, texts);
            case ResultKind.Int32 when !nullable:
                var small = new int[codes.Length];
                for (int i = 0; i < small.Length; i++)
                    small[i] = (int)_numbers!(codes[i]);
                return ResultColumn.Int32(name, small);
            case ResultKind.Int32:
                var smallOrNull = new int?[codes.Length];
                for (int i = 0; i < smallOrNull.Length; i++)
                    smallOrNull[i] = IsNull(codes[i]) ? null : (int)_numbers!(codes[i]);
                return ResultColumn.Int32(name, smallOrNull);
            case var _ when !nullable:
                var wide = new long[codes.Length];
                for (int i = 0; i < wide.Length; i++)
                    wide[i] = _numbers!(codes[i]);
                return new ResultColumn(name, Kind, wide);
            default:
                var wideOrNull = new long?[codes.Length];
                for (int i = 0; i < wideOrNull.Length; i++)
                    wideOrNull[i] = IsNull(codes[i]) ? null : _numbers!(codes[i]);
                return new ResultColumn(name, Kind, wideOrNull);
        }
    }

    /// <summary>First code whose value is not below a bound, or, if <paramref name="above"/>, whose value is above it. Bounds are texts in the column's own form.</summary>
    public int LowerBound(string column, string bound, bool above)
    {
        long number = Kind == ResultKind.Text ? 0 : Parse(column, bound);
        int low = 0;
        int high = Count;
        while (low < high)
        {
            int middle = low + ((high - low) / 2);
            int order = Kind == ResultKind.Text ? string.CompareOrdinal(_texts!(middle), bound) : _numbers!(middle).CompareTo(number);
            if (order < 0 || (above && order == 0))
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }

    bool IsNull(int code) => code < 0 || code >= Count;

    /// <summary>A bound in stored units: cents of money, the number itself else.</summary>
    long Parse(string column, string bound)
    {
        if (Kind == ResultKind.Money && decimal.TryParse(bound, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal money)
            && decimal.Round(money, 2) == money && Math.Abs(money) < 10_000_000_000_000m)
            return (long)(money * 100);
        if (Kind != ResultKind.Money && long.TryParse(bound, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number))
            return number;
        throw new ArgumentException($"{column} holds {(Kind == ResultKind.Money ? "money with at most two decimals" : "whole numbers")}; {bound} is none.");
    }
}
