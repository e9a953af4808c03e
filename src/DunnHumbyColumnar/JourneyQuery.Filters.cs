using System.Globalization;
using DunnHumbyColumnar.Query;

namespace DunnHumbyColumnar;

// Filters. All of them must hold, and none but WhereUnknown keeps a row whose attribute is unknown.
public sealed partial class JourneyQuery
{
    /// <summary>
    /// Keeps rows that satisfy a condition in words: <c>department=PRODUCE,MEAT</c>, <c>department!=MEAT</c>, <c>day=101..708</c> with
    /// either end open, <c>sales_value&gt;10</c> and likewise <c>&gt;=</c>, <c>&lt;</c>, <c>&lt;=</c>, <c>commodity_desc like *CHEESE*</c>,
    /// <c>department not like FROZEN*</c>, <c>income_desc is unknown</c>, <c>income_desc is known</c>. A value may stand in quotes as CSV
    /// has them; <c>\</c> takes the meaning from the next character.
    /// </summary>
    /// <exception cref="FormatException">The text is no condition.</exception>
    public JourneyQuery Where(string condition)
    {
        ArgumentNullException.ThrowIfNull(condition);
        return Add(ConditionParser.Parse(condition));
    }

    /// <summary>
    /// Keeps rows with one of these values in printed form; of no values, none. A text matches without case if it differs from one known
    /// text in nothing else; a text or id that no table has is an error when the query runs. Where ids are texts in the data, a text is
    /// such an id and a number is the key that stands for one.
    /// </summary>
    public JourneyQuery WhereIn(string column, params IEnumerable<string> values) => In(column, values, isExcluded: false);

    /// <inheritdoc cref="WhereIn(string, IEnumerable{string})"/>
    public JourneyQuery WhereIn(string column, params IEnumerable<int> values) =>
        In(column, Texts(values), isExcluded: false, areKeys: true);

    /// <inheritdoc cref="WhereIn(string, IEnumerable{string})"/>
    public JourneyQuery WhereIn(string column, params IEnumerable<long> values) =>
        In(column, Texts(values), isExcluded: false, areKeys: true);

    /// <inheritdoc cref="WhereIn(string, IEnumerable{string})"/>
    public JourneyQuery WhereIn(string column, params IEnumerable<decimal> values) => In(column, Texts(values), isExcluded: false);

    /// <summary>Keeps rows with one of these dates in a column of day numbers; of no dates, none.</summary>
    public JourneyQuery WhereIn(string column, params IEnumerable<DateOnly> values) => In(column, Texts(values), isExcluded: false);

    /// <summary>
    /// Keeps rows with a known value other than these; values are found as by <see cref="WhereIn(string, IEnumerable{string})"/>.
    /// </summary>
    public JourneyQuery WhereNotIn(string column, params IEnumerable<string> values) => In(column, values, isExcluded: true);

    /// <inheritdoc cref="WhereNotIn(string, IEnumerable{string})"/>
    public JourneyQuery WhereNotIn(string column, params IEnumerable<int> values) =>
        In(column, Texts(values), isExcluded: true, areKeys: true);

    /// <inheritdoc cref="WhereNotIn(string, IEnumerable{string})"/>
    public JourneyQuery WhereNotIn(string column, params IEnumerable<long> values) =>
        In(column, Texts(values), isExcluded: true, areKeys: true);

    /// <inheritdoc cref="WhereNotIn(string, IEnumerable{string})"/>
    public JourneyQuery WhereNotIn(string column, params IEnumerable<decimal> values) => In(column, Texts(values), isExcluded: true);

    /// <summary>Keeps rows with a date other than these in a column of day numbers.</summary>
    public JourneyQuery WhereNotIn(string column, params IEnumerable<DateOnly> values) => In(column, Texts(values), isExcluded: true);

    /// <summary>
    /// Keeps rows whose value lies in from..to, both inclusive and in printed form; null: no bound. Texts are compared ordinally; a bound
    /// need not occur.
    /// </summary>
    public JourneyQuery WhereBetween(string column, string? from, string? to) => Add(QueryFilter.Between(column, from, to));

    /// <summary>Keeps rows whose value lies in from..to, both inclusive; null: no bound.</summary>
    public JourneyQuery WhereBetween(string column, long? from, long? to) =>
        Add(QueryFilter.Between(column, Text(from), Text(to), areKeys: true));

    /// <inheritdoc cref="WhereBetween(string, long?, long?)"/>
    public JourneyQuery WhereBetween(string column, decimal? from, decimal? to) => WhereBetween(column, Text(from), Text(to));

    /// <summary>Keeps rows whose day lies in from..to, both inclusive, in a column of day numbers; null: no bound.</summary>
    public JourneyQuery WhereBetween(string column, DateOnly? from, DateOnly? to) => WhereBetween(column, Text(from), Text(to));

    /// <summary>
    /// Keeps rows whose text is of one of the patterns, without case: * stands for any characters, also none, and \ before a character for
    /// that character.
    /// </summary>
    public JourneyQuery WhereLike(string column, params IEnumerable<string> patterns) => Like(column, patterns, isExcluded: false);

    /// <summary>Keeps rows with a known text of none of the patterns of <see cref="WhereLike"/>.</summary>
    public JourneyQuery WhereNotLike(string column, params IEnumerable<string> patterns) => Like(column, patterns, isExcluded: true);

    /// <summary>Keeps rows without the attribute: their household, product or campaign is not in the table that has it.</summary>
    public JourneyQuery WhereUnknown(string column) => Add(new QueryFilter(column, [new UnknownTerm()]));

    /// <summary>Keeps rows with any value.</summary>
    public JourneyQuery WhereKnown(string column) => WhereBetween(column, (string?)null, null);

    JourneyQuery In(string column, IEnumerable<string> values, bool isExcluded, bool areKeys = false) =>
        Add(new QueryFilter(column, [.. values.Select(value => new ValueTerm(value, areKeys))], isExcluded));

    JourneyQuery Like(string column, IEnumerable<string> patterns, bool isExcluded) =>
        Add(new QueryFilter(column, [.. patterns.Select(pattern => new PatternTerm(pattern))], isExcluded));

    JourneyQuery Add(QueryFilter filter) => With(_spec with { Filters = _spec.Filters.Add(filter) });

    static IEnumerable<string> Texts<T>(IEnumerable<T> values)
        where T : struct, IFormattable => values.Select(value => Text<T>(value)!);

    /// <summary>The printed form of a number; of a date yyyy-MM-dd.</summary>
    static string? Text<T>(T? value)
        where T : struct, IFormattable => value?.ToString(value is DateOnly ? "O" : null, CultureInfo.InvariantCulture);
}
