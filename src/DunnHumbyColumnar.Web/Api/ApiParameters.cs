using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace DunnHumbyColumnar.Web.Api;

/// <summary>The parameters of the API.</summary>
static class ApiParameters
{
    public const int DefaultRows = 1_000;

    public const int MostRows = 10_000;

    public const int DefaultRules = 100;

    public const int DefaultRecommendations = 10;

    const int LongestText = 200;

    public static readonly ApiParameter<int?> HouseholdKey = Whole("household_key", "The household.", int.MinValue, int.MaxValue, 1, isPath: true);

    public static readonly ApiParameter<int?> CampaignId = Whole("campaign_id", "The campaign.", int.MinValue, int.MaxValue, 18, isPath: true);

    public static readonly ApiParameter<string> TableName = Text("name", "A source table or a gold table.", "rfm_segments", isPath: true);

    public static readonly ApiParameter<int?> Limit = Whole("limit", $"Rows at most; {DefaultRows} unless given.", 0, MostRows, 100);

    public static readonly ApiParameter<int?> RuleLimit = Whole("limit", $"Rules at most; {DefaultRules} unless given.", 0, MostRows, 10);

    public static readonly ApiParameter<string> Cursor = Text("cursor", "Where to go on: as the Link header of the page before says.", null);

    public static readonly ApiParameter<ItemLevel?> Level = Choice<ItemLevel>("level", "What an item is; commodity unless given.", ItemLevel.Commodity);

    public static readonly ApiParameter<string> Item = Text("item", "Only rows about this item, named letter by letter as in the product table.", "YOGURT");

    public static readonly ApiParameter<RuleMetric?> Metric = Choice<RuleMetric>("metric", "What rules are ordered by, highest first; confidence unless given.", RuleMetric.Lift);

    public static readonly ApiParameter<RuleMetric?> RecommendationMetric =
        Choice("metric", "The measure of the rules; confidence unless given.", RuleMetric.Confidence, [.. EvaluateOptions.AllMetrics]);

    public static readonly ApiParameter<int?> Recommendations = Whole("k", $"Items at most; {DefaultRecommendations} unless given.", 1, 1_000, 5);

    public static readonly ApiParameter<BoughtItems?> Bought =
        Choice<BoughtItems>("bought", "Items bought before; left out at product and sub-commodity level, else included, unless given.", BoughtItems.Exclude);

    public static readonly ApiParameter<int?> MinimumPairs = Whole("min_pairs", "Fewest baskets with both items of a rule.", 1, int.MaxValue, 100);

    public static readonly ApiParameter<HouseholdSegment> Segment =
        new("segment", "Only lines of these households: household_key=K, rfm_bins=1..5, or a column of hh_demographic with its value.", text => HouseholdSegment.Parse(AtMost(text)))
        {
            Schema = new() { Type = JsonSchemaType.String },
            Example = "rfm_bins=5",
        };

    public static readonly ApiParameter<RecencyScheme?> Rfm = Choice<RecencyScheme>("rfm", "How recency is scored; reference unless given.", RecencyScheme.Quintile);

    public static readonly ApiParameter<int?> AsOfDay = Whole("as_of_day", "Only rows up to this day are the input.", 0, short.MaxValue, 500);

    public static readonly ApiParameter<string> Clean = OneOf("clean", "The cleaning profile; reference unless given.", "reference", "raw");

    public static readonly ApiParameter<bool?> AllHouseholds = Flag("all_households", "Whether hh_summary has also households without demographics.");

    public static readonly ApiParameter<int?> FromDay = Whole("from_day", "First day of the lines that count.", 0, short.MaxValue, 101);

    public static readonly ApiParameter<int?> ToDay = Whole("to_day", "Last day of the lines that count.", 0, short.MaxValue, 708);

    public static readonly ApiParameter<int?> StoreId = Whole("store_id", "A STORE_ID that counts; may be given again.", 0, ushort.MaxValue, 367, isList: true);

    public static readonly ApiParameter<string> Section = OneOf("section", "A section whose products count; may be given again.", [.. SectionSales.Names], isList: true);

    public static readonly ApiParameter<PromotionBreakdown?> By = Choice<PromotionBreakdown>("by", "What promotion_lift tells apart; kind unless given.", PromotionBreakdown.DisplayCode);

    public static readonly ApiParameter<string> Format = OneOf("format", "The format, instead of the Accept header.", [.. AnswerFormat.All.Select(format => format.Name)]);

    public static ApiParameter<int?> Whole(string name, string description, int minimum, int maximum, int example, bool isPath = false, bool isList = false) => new(
        name,
        description,
        text => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int value) && value >= minimum && value <= maximum
            ? value
            : throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"must be a whole number from {minimum} to {maximum}, not {Shown(text)}")))
    {
        IsPath = isPath,
        IsList = isList,
        Schema = new()
        {
            Type = JsonSchemaType.Integer,
            Format = "int32",
            Minimum = minimum.ToString(CultureInfo.InvariantCulture),
            Maximum = maximum.ToString(CultureInfo.InvariantCulture),
        },
        Example = example,
    };

    static ApiParameter<T?> Choice<T>(string name, string description, T example, params T[] allowed)
        where T : struct, Enum
    {
        var values = (allowed.Length == 0 ? Enum.GetValues<T>() : allowed).ToDictionary(Words.Of, StringComparer.Ordinal);
        return new(name, description, text => values.TryGetValue(text, out var value) ? value : throw NotOneOf(values.Keys, text)) { Schema = Texts(values.Keys), Example = Words.Of(example) };
    }

    public static ApiParameter<string> OneOf(string name, string description, params string[] values) => OneOf(name, description, values, isList: false);

    static ApiParameter<string> OneOf(string name, string description, string[] values, bool isList) =>
        new(name, description, text => values.Contains(text, StringComparer.Ordinal) ? text : throw NotOneOf(values, text)) { IsList = isList, Schema = Texts(values), Example = values[^1] };

    static ApiParameter<bool?> Flag(string name, string description) =>
        new(name, description, text => text switch { "true" => true, "false" => false, _ => throw NotOneOf(["true", "false"], text) }) { Schema = new() { Type = JsonSchemaType.Boolean }, Example = true };

    static ApiParameter<string> Text(string name, string description, string? example, bool isPath = false) =>
        new(name, description, AtMost) { IsPath = isPath, Schema = new() { Type = JsonSchemaType.String, MaxLength = LongestText }, Example = example };

    static OpenApiSchema Texts(IEnumerable<string> values) => new() { Type = JsonSchemaType.String, Enum = [.. values.Select(value => (JsonNode)value)] };

    static FormatException NotOneOf(IEnumerable<string> values, string text) => new($"must be one of {string.Join(", ", values)}, not {Shown(text)}");

    static string AtMost(string text) => text.Length <= LongestText ? text : throw new FormatException($"must have at most {LongestText} characters, not {text.Length}");

    /// <summary>What was given, short enough for a message.</summary>
    static string Shown(string text) => text.Length <= 40 ? $"\"{text}\"" : $"\"{text[..40]}…\"";
}
