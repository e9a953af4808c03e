using System.Collections;
using System.Text.Json;
using DunnHumbyColumnar.Tests.Support;
using Xunit;

namespace DunnHumbyColumnar.Tests.Results;

/// <summary>Rows of every type as System.Text.Json and ToString give them: nothing is lost.</summary>
public sealed class RowJsonTests(SyntheticStore synthetic) : IClassFixture<SyntheticStore>
{
    static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    Journey Journey => synthetic.Open;

    IEnumerable<JourneyResult> Results =>
    [
        .. Journey.GoldTableNames.Select(name => Journey.Gold(name)),
        Journey.Recommend(Journey.Names.Households[0]), Journey.RecommendForBasket(["CHEESE"]), Journey.Rfm().Grid(),
        Journey.RfmMigration(300, 600), Journey.Evaluate(), Journey.HouseholdSummary(new() { AllHouseholds = true }),
        Journey.AssociationRules(new() { Baskets = new() { Level = ItemLevel.Department }, MaximumLength = 3, MinimumPairs = 100 }),
    ];

    [Fact]
    public void A_row_of_every_type_survives_json()
    {
        var seen = new HashSet<Type>();
        foreach (var result in Results)
        {
            foreach (object row in ((IEnumerable)result).Cast<object>().Take(200))
            {
                seen.Add(row.GetType());
                string json = JsonSerializer.Serialize(row, row.GetType(), Web);
                Assert.Equal(row, JsonSerializer.Deserialize(json, row.GetType(), Web));
            }
        }

        Assert.Equal(RowTypes().OrderBy(type => type.Name), seen.OrderBy(type => type.Name));
    }

    [Fact]
    public void No_row_or_report_prints_the_name_of_a_type()
    {
        var printed = Results.SelectMany(result => ((IEnumerable)result).Cast<object>().Take(3)).ToList();
        printed.AddRange([Journey.Info(), Journey.Rfm().Recency, Journey.Describe("product")[0]]);
        printed.Add(Journey.Query("product").Count().Explain());
        Assert.All(printed, row => Assert.DoesNotContain("System.", row.ToString(), StringComparison.Ordinal));
        Assert.All(printed, row => Assert.DoesNotContain("DunnHumbyColumnar.", row.ToString(), StringComparison.Ordinal));
    }

    [Fact]
    public void Json_has_money_by_section_and_names_of_levels()
    {
        var profile = Journey.HouseholdSummary()[0];
        using var json = JsonDocument.Parse(JsonSerializer.Serialize(profile, Web));
        var sections = json.RootElement.GetProperty("sections");
        Assert.Equal(SectionSales.Names, sections.EnumerateObject().Select(section => section.Name));
        Assert.All(SectionSales.Names, name => Assert.Equal(profile.Sections[name].ToString(), sections.GetProperty(name).GetRawText()));
        Assert.Equal(profile.Sales.ToString(), json.RootElement.GetProperty("sales").GetRawText());
        Assert.Contains("\"level\":\"commodity\"", JsonSerializer.Serialize(Journey.AssociationRules()[0], Web), StringComparison.Ordinal);
        Assert.Contains("\"group\":\"targeted\"", JsonSerializer.Serialize(Journey.CampaignEffect()[0], Web), StringComparison.Ordinal);
    }

    [Fact]
    public void Sections_are_a_dictionary()
    {
        var sections = Journey.HouseholdSummary()[0].Sections;
        Assert.Equal(15, sections.Count);
        Assert.Equal(SectionSales.Names, sections.Keys);
        Assert.Equal(sections.Select(section => section.Value), sections.Values);
        Assert.Equal(sections, SectionSales.Create(sections));
        Assert.False(sections.TryGetValue("none", out _));
        Assert.Throws<ArgumentException>(() => sections["none"]);
        Assert.Throws<ArgumentException>(() => SectionSales.Create([KeyValuePair.Create("none", Cents.Zero)]));
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<SectionSales>("{\"none\":1}"));
        Assert.Equal(Cents.Zero, default(SectionSales).Values.Sum());
        Assert.Contains(" = ", sections.ToString(), StringComparison.Ordinal);
    }

    static IEnumerable<Type> RowTypes() => typeof(Journey).Assembly.GetExportedTypes()
        .Where(type => !type.IsAbstract && type.IsSubclassOf(typeof(JourneyResult)))
        .SelectMany(type => type.GetInterfaces())
        .Where(type => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>))
        .Select(type => type.GetGenericArguments()[0]).Distinct();
}
