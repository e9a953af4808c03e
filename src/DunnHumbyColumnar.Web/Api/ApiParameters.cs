using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using DunnHumbyColumnar.Marts;
using Microsoft.OpenApi;

namespace DunnHumbyColumnar.Web.Api;

/// <summary>The parameters of the API.</summary>
static class ApiParameters
{
    public const int DefaultRows = 1_000;

    public const int MaxRows = 10_000;

    public const int DefaultRules = 100;

    public const int DefaultRecommendations = 10;

    public static readonly ApiParameter<string> HouseholdKey = Text(
        "household_key", "The household, by its id in the data.", "1", isPath: true);

    public static readonly ApiParameter<string> CampaignId = Text(
        "campaign_id", "The campaign, by its id in the data.", "18", isPath: true);

    public static readonly ApiParameter<string> TableName = Text("name", "A source table or a gold table.", "rfm_segments", isPath: true);

    public static readonly ApiParameter<int?> Limit = Whole("limit", $"Rows at most; {DefaultRows} unless given.", 0, MaxRows, 100);

    public static readonly ApiParameter<int?> RuleLimit = Whole("limit", $"Rules at most; {DefaultRules} unless given.", 0, MaxRows, 10);

    public static readonly ApiParameter<string> Cursor = Text(
        "cursor", "Where to continue: as in the Link header of the page before.", null);

    public static readonly ApiParameter<ItemLevel?> Level = Value(MartParameters.Level);

    public static readonly ApiParameter<string> Item = Text(
        "item", "Only rows about this item, by its name in the product table; case matters only where two names differ in it.", "YOGURT");

    public static readonly ApiParameter<RuleMetric?> Metric = Choice<RuleMetric>(
        "metric", "What rules are ordered by, highest first; confidence unless given.", RuleMetric.Lift);

    public static readonly ApiParameter<RuleMetric?> RecommendationMetric =
        Choice("metric", "The measure of the rules; confidence unless given.", RuleMetric.Confidence, [.. EvaluateOptions.AllMetrics]);

    public static readonly ApiParameter<int?> Recommendations = Whole(
        "k", $"Items at most; {DefaultRecommendations} unless given.", 1, 1_000, 5);

    public static readonly ApiParameter<BoughtItems?> Bought =
        Choice<BoughtItems>(
            "bought", "Items bought before; by default left out at product and sub-commodity level, otherwise included.",
            BoughtItems.Exclude);

    public static readonly ApiParameter<int?> MinimumPairs = Value(MartParameters.MinimumPairs);

    public static readonly ApiParameter<HouseholdSegment> Segment = From(MartParameters.Segment, MartParameters.Segment.Parse);

    public static readonly ApiParameter<RecencyScheme?> Rfm = Value(MartParameters.Recency);

    public static readonly ApiParameter<int?> AsOfDay = Value(MartParameters.AsOfDay);

    public static readonly ApiParameter<int?> FromDay = Value(MartParameters.FromDay);

    public static readonly ApiParameter<int?> ToDay = Value(MartParameters.ToDay);

    public static readonly ApiParameter<string> Section = From(MartParameters.Section, MartParameters.Section.Parse);

    /// <summary>Those of <see cref="MartParameters.All"/>, in that order.</summary>
    public static readonly ImmutableArray<ApiParameter> OfMarts = [.. MartParameters.All.Select(parameter => From(
        parameter, text => Checked(parameter, text), $"{parameter.Description} For {GoldTables.TablesTaking(parameter)}."))];

    /// <summary>The cleaning profile and its rules, in the order of <see cref="MartParameters.Cleaning"/>.</summary>
    public static readonly ImmutableArray<ApiParameter> Cleaning = [.. MartParameters.Cleaning.Select(parameter => From(
        parameter, text => Checked(parameter, text)))];

    public static readonly ApiParameter<string> Format = FormatOf("The format, instead of the Accept header.", AnswerFormat.All);

    /// <summary>Of routes that return no tables; the formats of tables are read and then not acceptable.</summary>
    public static readonly ApiParameter<string> JsonFormat =
        FormatOf("The format, instead of the Accept header; there is JSON only.", [AnswerFormat.Json]);

    public static ApiParameter<int?> Whole(
        string name, string description, int minimum, int maximum, int example, bool isPath = false) =>
        new(name, description, text => ParameterText.Whole(text, minimum, maximum))
        {
            IsPath = isPath,
            Schema = Whole(minimum, maximum),
            Example = example,
        };

    static ApiParameter<T?> Choice<T>(string name, string description, T example, params T[] allowed)
        where T : struct, Enum
    {
        var values = EnumNames.ByName(allowed);
        return new(name, description, text => values[ParameterText.OneOf(text, values.Keys)])
        {
            Schema = Texts(values.Keys),
            Example = EnumNames.ToKebabCase(example),
        };
    }

    public static ApiParameter<string> OneOf(string name, string description, params string[] values) =>
        new(name, description, text => ParameterText.OneOf(text, values))
        {
            Schema = Texts(values),
            Example = values[^1],
        };

    static ApiParameter<string> FormatOf(string description, IReadOnlyList<AnswerFormat> offered) =>
        new("format", description, text => ParameterText.OneOf(text, [.. AnswerFormat.All.Select(format => format.Name)]))
        {
            Schema = Texts(offered.Select(format => format.Name)),
            Example = offered[^1].Name,
        };

    /// <summary>A mart parameter as an API parameter.</summary>
    static ApiParameter<T> From<T>(MartParameter parameter, Func<string, T> parse, string? description = null) =>
        new(parameter.Name, description ?? parameter.Description, parse)
        {
            IsList = parameter.IsList,
            Schema = SchemaOf(parameter),
            Example = parameter.Minimum is null
                ? parameter.IsFlag ? true : parameter.Example
                : int.Parse(parameter.Example, CultureInfo.InvariantCulture),
        };

    static ApiParameter<T?> Value<T>(MartParameter<T> parameter)
        where T : struct => From<T?>(parameter, text => parameter.Parse(text));

    static string Checked(MartParameter parameter, string text)
    {
        parameter.Set(MartOptions.Default, [text]);
        return text;
    }

    static OpenApiSchema SchemaOf(MartParameter parameter) => parameter switch
    {
        { IsFlag: true } => new() { Type = JsonSchemaType.Boolean },
        { Minimum: { } minimum, Maximum: { } maximum } => Whole(minimum, maximum),
        { Choices.IsEmpty: false } => Texts(parameter.Choices),
        _ => new() { Type = JsonSchemaType.String },
    };

    static OpenApiSchema Whole(int minimum, int maximum) => new()
    {
        Type = JsonSchemaType.Integer,
        Format = "int32",
        Minimum = minimum.ToString(CultureInfo.InvariantCulture),
        Maximum = maximum.ToString(CultureInfo.InvariantCulture),
    };

    public static ApiParameter<string> Text(string name, string description, string? example, bool isPath = false) =>
        new(name, description, ParameterText.Short)
        {
            IsPath = isPath,
            Schema = new() { Type = JsonSchemaType.String, MaxLength = ParameterText.MaxLength },
            Example = example,
        };

    static OpenApiSchema Texts(IEnumerable<string> values) =>
        new() { Type = JsonSchemaType.String, Enum = [.. values.Select(value => (JsonNode)value)] };
}
