using System.ComponentModel;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using DunnHumbyColumnar.Web.Api.Errors;

namespace DunnHumbyColumnar.Web.Api;

/// <summary>The body of a request to /query.</summary>
sealed record QueryBody
{
    public const int MaxRows = 100_000;

    const int MaxParts = 64;

    [Description("A source table.")]
    [JsonPropertyName("table")]
    public required string Table { get; init; }

    [Description("Conditions; a row must satisfy all.")]
    [JsonPropertyName("where")]
    public IReadOnlyList<ConditionBody> Where { get; init; } = [];

    [Description("Up to four columns; attributes such as department and income_desc, and the calendar, such as month, too.")]
    [JsonPropertyName("group_by")]
    public IReadOnlyList<string> GroupBy { get; init; } = [];

    [Description("Aggregates in words, as the description of the operation lists them.")]
    [JsonPropertyName("aggregates")]
    public IReadOnlyList<string> Aggregates { get; init; } = [];

    [Description("Bounds on result columns.")]
    [JsonPropertyName("having")]
    public IReadOnlyList<BoundBody> Having { get; init; } = [];

    [Description("Result columns, descending after a minus sign; the group keys unless given.")]
    [JsonPropertyName("order_by")]
    public IReadOnlyList<string> OrderBy { get; init; } = [];

    [Description("Result rows at most.")]
    [JsonPropertyName("take")]
    public int? Take { get; init; }

    /// <summary>The query.</summary>
    /// <exception cref="BadParameterException">A part is invalid.</exception>
    public JourneyQuery On(Journey journey)
    {
        Require("where", Where);
        Require("group_by", GroupBy);
        Require("aggregates", Aggregates);
        Require("having", Having);
        Require("order_by", OrderBy);
        if (Aggregates.Distinct(StringComparer.OrdinalIgnoreCase).Count() < Aggregates.Count)
            throw new BadParameterException("aggregates", "an aggregate is given twice");
        var query = Narrowed(journey).GroupBy([.. GroupBy]);
        foreach (string aggregate in Aggregates)
            query = Add(query, aggregate);
        foreach (var bound in Having)
            query = bound.Bound(query);
        foreach (string column in OrderBy)
            query = column.StartsWith('-') ? query.OrderByDescending(column[1..]) : query.OrderBy(column);
        return Take switch
        {
            null => query,
            < 0 => throw new BadParameterException("take", "take must be 0 or more"),
            { } rows => query.Take(rows),
        };
    }

    /// <summary>The part of the body that contains a name.</summary>
    public string Holding(string name)
    {
        bool Has(string? text) => text is not null && text.Contains(name, StringComparison.OrdinalIgnoreCase);
        return Has(Table) ? "table"
            : Where.Any(condition => Has(condition.Column) || condition.Holds(name)) ? "where"
            : GroupBy.Any(Has) ? "group_by"
            : Aggregates.Any(Has) ? "aggregates"
            : Having.Any(bound => Has(bound.Column)) ? "having"
            : OrderBy.Any(Has) ? "order_by"
            : "body";
    }

    /// <summary>The part of the body at fault if its query fails: where, if the conditions alone fail in the same way.</summary>
    public string PartWith(ArgumentException failure, Journey journey, CancellationToken cancellationToken)
    {
        try
        {
            Narrowed(journey).Count().Run(cancellationToken);
            return "body";
        }
        catch (Exception alone) when (alone is ArgumentException or DunnHumbyException)
        {
            return alone.Message == failure.Message ? "where" : "body";
        }
    }

    JourneyQuery Narrowed(Journey journey) =>
        Where.Aggregate(journey.Query(Table), (query, condition) => condition.Narrow(query));

    static void Require<T>(string part, IReadOnlyList<T> items)
        where T : class
    {
        if (items.Count > MaxParts)
            throw new BadParameterException(part, $"{part} has more than {MaxParts} items");
        // The deserialiser does not check this: nullable annotations of items do not exist at run time.
        if (items.Any(item => item is null))
            throw new BadParameterException(part, $"an item of {part} is null");
    }

    static JourneyQuery Add(JourneyQuery query, string aggregate)
    {
        try
        {
            return query.Aggregate(aggregate);
        }
        catch (FormatException failure)
        {
            throw new BadParameterException("aggregates", failure.Message);
        }
    }
}

/// <summary>A condition: in, not_in, like, not_like, unknown, or from and to.</summary>
sealed record ConditionBody
{
    [JsonPropertyName("column")]
    public required string Column { get; init; }

    [Description("One of these values, numbers or texts.")]
    [JsonPropertyName("in")]
    public IReadOnlyList<JsonElement>? In { get; init; }

    [Description("None of these values.")]
    [JsonPropertyName("not_in")]
    public IReadOnlyList<JsonElement>? NotIn { get; init; }

    [Description("This value or more.")]
    [JsonPropertyName("from")]
    public JsonElement? From { get; init; }

    [Description("This value or less.")]
    [JsonPropertyName("to")]
    public JsonElement? To { get; init; }

    [Description("A text of one of these patterns, without case: * stands for any characters.")]
    [JsonPropertyName("like")]
    public IReadOnlyList<string>? Like { get; init; }

    [Description("A known text of none of these patterns.")]
    [JsonPropertyName("not_like")]
    public IReadOnlyList<string>? NotLike { get; init; }

    [Description("True: no value, for an attribute that its table lacks; false: any value.")]
    [JsonPropertyName("unknown")]
    public bool? IsUnknown { get; init; }

    public JourneyQuery Narrow(JourneyQuery query) => this switch
    {
        { Operators: not 1 } => throw new BadParameterException(
            "where", $"the condition on {Column} must have one of in, not_in, like, not_like and unknown, or from and to"),
        { In: { } values } => query.WhereIn(Column, values.Select(Text)),
        { NotIn: { } values } => query.WhereNotIn(Column, values.Select(Text)),
        { Like: { } patterns } => query.WhereLike(Column, patterns.Select(Required)),
        { NotLike: { } patterns } => query.WhereNotLike(Column, patterns.Select(Required)),
        { IsUnknown: { } isUnknown } => isUnknown ? query.WhereUnknown(Column) : query.WhereKnown(Column),
        _ => query.WhereBetween(Column, From is { } from ? Text(from) : null, To is { } to ? Text(to) : null),
    };

    /// <summary>Whether a value of it is written so.</summary>
    public bool Holds(string value) => (In ?? NotIn ?? []).Any(known => Text(known) == value);

    /// <summary>How many it has; from and to are one.</summary>
    int Operators => new object?[] { In, NotIn, Like, NotLike, IsUnknown, From ?? To }.Count(each => each is not null);

    static string Required(string? pattern) => pattern ?? throw new BadParameterException("where", "a pattern is null");

    static string Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => Characters(value),
        JsonValueKind.Number when value.TryGetDecimal(out decimal number) => number.ToString(CultureInfo.InvariantCulture),
        _ => throw new BadParameterException("where", "a value must be a number or a text"),
    };

    static string Characters(JsonElement value)
    {
        try
        {
            return value.GetString()!;
        }
        catch (InvalidOperationException)
        {
            throw new BadParameterException("where", "a text must consist of whole characters");
        }
    }
}

/// <summary>A bound on a result column.</summary>
sealed record BoundBody
{
    [JsonPropertyName("column")]
    public required string Column { get; init; }

    [JsonPropertyName("at_least")]
    public decimal? AtLeast { get; init; }

    [JsonPropertyName("at_most")]
    public decimal? AtMost { get; init; }

    public JourneyQuery Bound(JourneyQuery query) => AtLeast is null && AtMost is null
        ? throw new BadParameterException("having", $"the bound on {Column} must have at_least or at_most, or both")
        : query.Having(Column, AtLeast, AtMost);
}
