using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace DunnHumbyColumnar.Web.Api;

/// <summary>A column of the rows that a route gives, for the description of the API.</summary>
/// <param name="Name">The column.</param>
/// <param name="Type">Its JSON type, null included where it can be null.</param>
/// <param name="Description">What it is, with its unit and range.</param>
/// <param name="Example">A value.</param>
sealed record AnswerColumn(string Name, JsonSchemaType Type, string Description, JsonNode? Example)
{
    const JsonSchemaType OrNull = JsonSchemaType.Null;

    /// <summary>The columns of the tables that have routes of their own.</summary>
    public static readonly ImmutableDictionary<string, ImmutableArray<AnswerColumn>> ByTable = new Dictionary<string, ImmutableArray<AnswerColumn>>
    {
        ["hh_summary"] =
        [
            Index(), Household(), Flag("age_45_plus", "AGE_DESC is 45-54, 55-64 or 65+."), Flag("income_50K_plus", "INCOME_DESC is 50-74K or above."),
            new("single_couple_family", JsonSchemaType.Integer | OrNull, "1 for household size 1, 2 for 2, else 3.", 2), Flag("has_kids", "A composition with kids, or size 3, 4 or 5+."),
            Flag("single", "A single composition, or size 1."), Flag("couple", "Composition 2 Adults No Kids."), .. Scores(), .. Sections(), Money("total_sales", "Clean sales."),
        ],
        ["daily_hh_spend"] = [Index(), Day("day"), Household(), .. Sections(), Money("total_sales", "Clean sales of the day.")],
        ["rfm"] =
        [
            Household(), Count("baskets", "Distinct baskets."), Day("first_day", "First purchase day."), Day("last_day", "Last purchase day."), Money("total_sales", "Clean sales."),
            Count("units", "Sum of QUANTITY."), .. Scores(),
        ],
        ["recommendations"] =
        [
            Household(), Count("rank", "1 for the best."), Item("item", "The item.", "YOGURT"),
            new("score", JsonSchemaType.Number | OrNull, "Weighted mean of the metric over the anchors; null for a fallback.", 0.31), Count("popularity", "Distinct baskets with the item."),
            new("is_fallback", JsonSchemaType.Boolean, "Whether it is recommended for its popularity, for want of rules.", false), Text("anchors", "The household's items that led to it, best first, joined by \"; \".", "CHEESE; YOGURT"),
            new("n_baskets", JsonSchemaType.Integer | OrNull, "Baskets that the rules are about; null for a fallback.", 250_747), Text("weights", "The household's baskets with each anchor.", "40; 31"),
            Text("last_days", "The day it last bought each anchor.", "706; 699"), Text("n_antecedents", "Baskets with each anchor.", "31040; 20110"), Text("n_pairs", "Baskets with each anchor and the item.", "9120; 6180"),
        ],
        ["campaign_summary"] =
        [
            Count("campaign_id", "The campaign."), Text("description", "Its type.", "TypeA"), Day("first_day", "START_DAY, or the first clean day if later."), Day("last_day", "END_DAY, or 711 if earlier."),
            Count("duration", "last_day - first_day + 1, in days."), Count("listed_products", "Different products of its coupons."), Count("households", "Households of campaign_table."),
            Count("redemptions", "Rows of coupon_redempt."), Count("redeeming_households", "Different households of those."), Money("sales_total", "Clean sales of listed products, all days."),
            Money("sales_before", "Before first_day."), Money("sales_during", "From first_day to last_day."), Money("sales_after", "After last_day."),
            Average("avg_total"), Average("avg_before"), Average("avg_during"), Average("avg_after"),
        ],
        ["daily_campaign_sales"] =
        [
            Index(), Count("campaign_id", "The campaign."), Day("day"), Text("date", "Its date by the customary calendar, ISO 8601.", "2005-11-01"), Money("sales_value", "Clean sales of listed products."),
        ],
        ["association_rules"] =
        [
            Text("level", "What an item is.", "commodity"), Item("antecedent", "The item on the left.", "COFFEE FILTERS"), Item("consequent", "The item on the right.", "COFFEE"), Count("n_baskets", "N, all baskets."),
            Count("n_antecedent", "a, baskets with the antecedent."), Count("n_consequent", "b, with the consequent."), Count("n_pair", "ab, with both."),
            Ratio("support", "ab/N.", 0.006), Ratio("confidence", "ab/a.", 0.54), Ratio("lift", "ab N/(a b).", 11.06), Ratio("leverage", "ab/N - (a/N)(b/N).", 0.005),
            new("conviction", JsonSchemaType.Number | OrNull, "(1 - b/N)/(1 - ab/a); null for infinity.", 2.07), Ratio("zhang", "Zhang's metric, -1..1.", 0.91), Ratio("jaccard", "ab/(a + b - ab).", 0.11),
            Ratio("cosine", "ab/sqrt(a b).", 0.26), Ratio("kulczynski", "(ab/a + ab/b)/2.", 0.33),
        ],
        ["promotion_lift"] =
        [
            Text("level", "What an item is.", "commodity"), Item("item", "The item.", "CHEESE"), Text("promotion", "display, mailer, both or any.", "display"),
            Count("promoted_store_weeks", "Store-weeks with the promotion."), Count("promoted_units", "Units sold there."), Money("promoted_sales", "Sales there."),
            Count("baseline_store_weeks", "Store-weeks without any promotion."), Count("baseline_units", "Units sold there."), Money("baseline_sales", "Sales there."),
            new("lift", JsonSchemaType.Number | OrNull, "Units per promoted store-week over units per baseline store-week; null if a divisor is 0.", 1.64),
        ],
    }.ToImmutableDictionary();

    static AnswerColumn Index() => Count("index", "0-based row number.");

    static AnswerColumn Household() => new("household_key", JsonSchemaType.Integer, "The household.", 1);

    static AnswerColumn Day(string name, string description = "Day number, 1 for the first.") => new(name, JsonSchemaType.Integer, description, 540);

    static AnswerColumn Count(string name, string description) => new(name, JsonSchemaType.Integer, description, 12);

    static AnswerColumn Money(string name, string description) => new(name, JsonSchemaType.Number, description + " Currency units with two decimals.", 12.34m);

    static AnswerColumn Average(string name) => new(name, JsonSchemaType.Number | OrNull, $"Sales per day of that period, in currency units; null without days.", 41.5);

    static AnswerColumn Ratio(string name, string description, double example) => new(name, JsonSchemaType.Number, description, example);

    static AnswerColumn Text(string name, string description, string example) => new(name, JsonSchemaType.String, description, example);

    static AnswerColumn Item(string name, string description, string example) =>
        new(name, JsonSchemaType.String | JsonSchemaType.Integer, description + " Its name, or at product level the number PRODUCT_ID.", example);

    static AnswerColumn Flag(string name, string description) => new(name, JsonSchemaType.Boolean | OrNull, description + " null without demographics.", true);

    static IEnumerable<AnswerColumn> Scores() =>
    [
        Count("r_score", "Recency, 1 to 5."), Count("f_score", "Frequency, 1 to 5."), Count("m_score", "Monetary value, 1 to 5."), Count("rfm_score", "Their sum, 3 to 15."), Count("rfm_bins", "Segment, 1 to 5."),
    ];

    static IEnumerable<AnswerColumn> Sections() => SectionSales.Names.Select(name => Money(name, $"Clean sales of the section {name}."));
}
