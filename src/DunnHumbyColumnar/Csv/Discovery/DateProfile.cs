using System.Collections.Immutable;
using DunnHumbyColumnar.Mapping;

namespace DunnHumbyColumnar.Csv;

/// <summary>How the values of a column read as dates or times: which forms they have, and which order of day and month fits each.</summary>
sealed class DateProfile
{
    /// <summary>A column with more masks holds no dates.</summary>
    const int MaximumMasks = 64;

    /// <summary>Eight digits in a row are a date within these years only.</summary>
    const int FirstYear = 1900;
    const int LastYear = 2100;

    readonly Dictionary<string, (DateForm? Form, bool HasSingleDigit)> _byMask = [];
    readonly List<DateForm> _forms = [];

    /// <summary>Values that are a date or a time in some reading.</summary>
    public long Count => _forms.Sum(form => form.Count);

    /// <summary>Adds a value; false: it is no date and no time.</summary>
    public bool Add(ReadOnlySpan<byte> value)
    {
        if (value.Length is 0 or > DateForms.MaximumLength)
            return false;
        Span<char> buffer = stackalloc char[DateForms.MaximumLength];
        var mask = buffer[..DateForms.MaskOf(value, buffer)];
        if (mask.IsEmpty)
            return false;
        if (!_byMask.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(mask, out var known))
        {
            if (_byMask.Count == MaximumMasks)
                return false;
            known = FormOf(new string(mask));
        }

        return known.Form is not null && known.Form.Add(value, known.HasSingleDigit);
    }

    /// <summary>What the column means as dates.</summary>
    /// <param name="values">How many values must be dates.</param>
    public DateVerdict Judge(long values)
    {
        if (Count < values || Count == 0 || _forms.Any(form => form.HasDate != _forms[0].HasDate))
            return DateVerdict.None;
        var twoWay = _forms.Where(form => form.DayFirst is not null).ToList();
        bool isMonthFirst = twoWay.TrueForAll(form => form.MonthFirst.Fits(form.Count));
        bool isDayFirst = twoWay.TrueForAll(form => form.DayFirst!.Fits(form.Count));
        if (twoWay.Count == 0)
            return Verdict(DateOrder.Fixed, form => form.MonthFirst);
        if (isMonthFirst && isDayFirst)
            return Verdict(DateOrder.Unknown, form => form.MonthFirst) with
            {
                Otherwise = Verdict(DateOrder.DayFirst, form => form.DayFirst ?? form.MonthFirst),
            };
        if (isMonthFirst)
            return Verdict(DateOrder.MonthFirst, form => form.MonthFirst);
        if (isDayFirst)
            return Verdict(DateOrder.DayFirst, form => form.DayFirst ?? form.MonthFirst);
        // No order fits all of them: each form may still have one of its own.
        return twoWay.TrueForAll(form => form.MonthFirst.Fits(form.Count) != form.DayFirst!.Fits(form.Count))
            ? Verdict(DateOrder.Mixed, form => form.MonthFirst.Fits(form.Count) ? form.MonthFirst : form.DayFirst!)
            : DateVerdict.None;
    }

    DateVerdict Verdict(DateOrder order, Func<DateForm, DateReading> chosen)
    {
        var read = _forms.OrderByDescending(form => form.Count).ThenBy(form => form.MonthFirst.Pattern.Text, StringComparer.Ordinal)
            .Select(form => (Form: form, Reading: chosen(form))).ToList();
        return new DateVerdict(
            order,
            [.. read.Select(one => one.Form.HasSingleDigit ? one.Reading.Pattern.Text : DateForms.Padded(one.Reading.Pattern.Text))],
            read.Min(one => one.Reading.First), read.Max(one => one.Reading.Last), _forms[0].HasDate,
            read.TrueForAll(one => one.Reading.Pattern.HasTime));
    }

    (DateForm? Form, bool HasSingleDigit) FormOf(string mask)
    {
        (DateForm? Form, bool HasSingleDigit) found = default;
        if (DateForms.Of(mask) is var (pattern, dayFirst, hasSingleDigit))
        {
            found = (_forms.Find(form => form.MonthFirst.Pattern.Text == pattern) ?? new DateForm(pattern, dayFirst), hasSingleDigit);
            if (!_forms.Contains(found.Form!))
                _forms.Add(found.Form!);
        }

        _byMask.Add(mask, found);
        return found;
    }

    /// <summary>One form of the values, in both orders of day and month where both are thinkable.</summary>
    sealed class DateForm(string pattern, string? dayFirst)
    {
        public DateReading MonthFirst { get; } = new(pattern);

        public DateReading? DayFirst { get; } = dayFirst is null ? null : new(dayFirst);

        public bool HasDate => MonthFirst.Pattern.HasDate;

        /// <summary>Values that fit one of the readings.</summary>
        public long Count { get; private set; }

        public bool HasSingleDigit { get; private set; }

        public bool Add(ReadOnlySpan<byte> value, bool hasSingleDigit)
        {
            bool fits = MonthFirst.Add(value);
            fits |= DayFirst?.Add(value) == true;
            if (!fits)
                return false;
            Count++;
            HasSingleDigit |= hasSingleDigit;
            return true;
        }
    }

    /// <summary>A pattern, and how many values it has read.</summary>
    sealed class DateReading(string pattern)
    {
        readonly bool _isPlain = pattern.StartsWith("yyyyMM", StringComparison.Ordinal);
        long _count;

        public DatePattern Pattern { get; } = DatePattern.Parse(pattern);

        public DateTime First { get; private set; } = DateTime.MaxValue;

        public DateTime Last { get; private set; } = DateTime.MinValue;

        public bool Fits(long values) => _count == values;

        public bool Add(ReadOnlySpan<byte> value)
        {
            if (Pattern.Read(value) is not { } date || (_isPlain && date.Year is < FirstYear or > LastYear))
                return false;
            _count++;
            First = date < First ? date : First;
            Last = date > Last ? date : Last;
            return true;
        }
    }
}

/// <summary>Which of day and month comes first.</summary>
enum DateOrder
{
    /// <summary>The form itself says it: the year is first, or the month is a name.</summary>
    Fixed,

    /// <summary>The month, as the only order that fits every value.</summary>
    MonthFirst,

    /// <summary>The day, as the only order that fits every value.</summary>
    DayFirst,

    /// <summary>No order fits every value, but each form has one that fits its own.</summary>
    Mixed,

    /// <summary>Both orders fit every value.</summary>
    Unknown,
}

/// <summary>What a column means as dates.</summary>
/// <param name="Order">Which of day and month comes first.</param>
/// <param name="Formats">The patterns, the most frequent first; none: the values are no dates.</param>
/// <param name="First">The earliest date.</param>
/// <param name="Last">The latest date.</param>
/// <param name="HasDate">Whether they have a date, or a time of day alone.</param>
/// <param name="HasTime">Whether all of them have a time of day.</param>
sealed record DateVerdict(
    DateOrder Order, ImmutableArray<string> Formats, DateTime First, DateTime Last, bool HasDate, bool HasTime)
{
    public static readonly DateVerdict None = new(DateOrder.Fixed, [], default, default, false, false);

    /// <summary>The reading in the other order, where both fit.</summary>
    public DateVerdict? Otherwise { get; init; }

    public bool IsDate => HasDate && !Formats.IsEmpty;

    public bool IsTime => HasTime && !Formats.IsEmpty;
}
