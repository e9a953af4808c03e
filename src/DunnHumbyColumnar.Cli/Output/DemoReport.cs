using System.Globalization;
using static DunnHumbyColumnar.Cli.Output.GridColumn;

namespace DunnHumbyColumnar.Cli.Output;

/// <summary>What the demonstration shows at its end.</summary>
static class DemoReport
{
    const int HouseholdsShown = 5;
    const int SectionsShown = 3;
    const int RulesShown = 5;
    const int CommoditiesShown = 5;
    const int CampaignsShown = 5;

    /// <summary>Share of the baskets that a pair must be in to be worth a shelf.</summary>
    const double RuleSupport = 0.005;

    /// <param name="terminal">Where to.</param>
    /// <param name="journey">The store.</param>
    /// <param name="ingested">How it came about.</param>
    /// <param name="gold">Its gold tables.</param>
    /// <param name="timings">How long each stage took.</param>
    /// <param name="store">The folder of the store, for the commands to try next.</param>
    /// <param name="cancellationToken">Ends the queries.</param>
    public static void Write(
        Terminal terminal, Journey journey, IngestReport ingested, IReadOnlyList<BuiltTable> gold, IReadOnlyList<StageTiming> timings,
        string store, CancellationToken cancellationToken)
    {
        DemoTable[] tables =
        [
            Totals(journey, ingested, cancellationToken), Segments(journey, cancellationToken), Households(journey, cancellationToken),
            Rules(journey, cancellationToken), Recommendations(journey, cancellationToken), Exposure(journey, cancellationToken),
            Lift(journey, cancellationToken), Campaigns(journey, cancellationToken), Tables(ingested, gold), Timings(timings),
        ];
        foreach (var table in tables)
            table.Write(terminal);
        terminal.Note($"try next: dhc show hh_summary --store {store} --limit 3, dhc export rfm --store {store} --out rfm.csv, dhc --help");
    }

    static DemoTable Totals(Journey journey, IngestReport ingested, CancellationToken cancellationToken)
    {
        var raw = journey.HouseholdSales(cancellationToken);
        var clean = journey.Rfm(null, cancellationToken);
        var profiles = journey.HouseholdSummary(null, cancellationToken);
        var table = new DemoTable("Totals (synthetic data)", Text(""), Number("households"), Number("sales"));
        table.AddRow("all lines", Figures.Count(raw.Count), Figures.Money(Sum(raw.Select(row => row.Sales))));
        table.AddRow("clean lines", Figures.Count(clean.Count), Figures.Money(Sum(clean.Select(row => row.Sales))));
        table.AddRow(
            "clean lines, with demographics", Figures.Count(profiles.Count), Figures.Money(Sum(profiles.Select(row => row.Sales))));
        table.Caption = $"{Figures.Count(ingested.Rows)} rows, {Figures.Bytes(ingested.CsvBytes)} of CSV, "
            + $"{Figures.Bytes(ingested.StoreBytes)} stored";
        return table;
    }

    static DemoTable Segments(Journey journey, CancellationToken cancellationToken)
    {
        var table = new DemoTable(
            "RFM segments", Text("segment"), Number("households"), Number("sales"), Number("share"), Number("sales each", 1),
            Number("baskets each", 2));
        foreach (var row in journey.RfmSegments(null, cancellationToken))
            table.AddRow(
                Id(row.RfmBins), Figures.Count(row.Households), Figures.Money(row.Sales),
                Figures.Share(row.ShareOfSales), Figures.Average(row.AverageSales), Figures.Average(row.AverageBaskets));
        return table;
    }

    static DemoTable Households(Journey journey, CancellationToken cancellationToken)
    {
        var table = new DemoTable(
            "Five households", Number("household"), Text("profile", 1), Number("R F M"), Number("segment"), Number("sales"),
            Text("most in", 2));
        foreach (var row in journey.HouseholdSummary(null, cancellationToken).Take(HouseholdsShown))
        {
            var sections = SectionSales.Names.OrderByDescending(section => row.Sections[section]).Take(SectionsShown);
            table.AddRow(
                journey.Names.HouseholdCode(row.HouseholdKey), Profile(row),
                string.Create(CultureInfo.InvariantCulture, $"{row.RecencyScore} {row.FrequencyScore} {row.MonetaryScore}"),
                Id(row.RfmBins), Figures.Money(row.Sales), string.Join(", ", sections));
        }

        return table;
    }

    static DemoTable Recommendations(Journey journey, CancellationToken cancellationToken)
    {
        var table = new DemoTable("Not bought so far", Number("household"), Text("recommended"), Text("because of", 1));
        var options = new RecommendOptions { Level = ItemLevel.SubCommodity, Metric = RuleMetric.Cosine, Count = 1 };
        foreach (var row in journey.HouseholdSummary(null, cancellationToken).Take(HouseholdsShown)
            .SelectMany(row => journey.Recommend(row.HouseholdKey, options, cancellationToken)))
            table.AddRow(
                journey.Names.HouseholdCode(row.HouseholdKey!.Value), row.Item,
                row.IsFallback ? "its popularity" : string.Join(", ", row.Anchors.Take(2).Select(anchor => anchor.Item)));
        return table;
    }

    static DemoTable Rules(Journey journey, CancellationToken cancellationToken)
    {
        var table = new DemoTable(
            "Bought together", Text("commodity"), Text("with"), Number("baskets", 1), Number("confidence", 2), Number("lift"));
        var rules = journey.AssociationRules(new RuleOptions { MinimumSupport = RuleSupport }, cancellationToken);
        // A pair is a rule both ways; the rarer side says more about the other.
        foreach (var rule in rules.Where(rule => rule.Counts.Antecedent <= rule.Counts.Consequent)
            .OrderByDescending(rule => rule.Counts.Lift).Take(RulesShown))
            table.AddRow(
                rule.Antecedent[0], rule.Consequent, Figures.Count(rule.Counts.Pair),
                Figures.Share(rule.Counts.Confidence), Figures.Average(rule.Counts.Lift));
        table.Caption = $"of {Figures.Count(rules.Baskets)} baskets";
        return table;
    }

    static DemoTable Exposure(Journey journey, CancellationToken cancellationToken)
    {
        var table = new DemoTable(
            "Sold on promotion", Text("promotion"), Number("lines", 1), Number("units", 1), Number("sales"), Number("share"));
        foreach (var row in journey.PromotionExposure(null, cancellationToken))
        {
            string name = row.IsDisplayed ? (row.IsMailed ? "display and mailer" : "display only") : row.IsMailed ? "mailer only" : "none";
            table.AddRow(
                name, Figures.Count(row.Lines), Figures.Count(row.Units), Figures.Money(row.Sales), Figures.Share(row.ShareOfSales));
        }

        return table;
    }

    static DemoTable Lift(Journey journey, CancellationToken cancellationToken)
    {
        var lift = journey.PromotionLift(null, cancellationToken);
        var table = new DemoTable(
            "Promotion lift", Text("commodity"), Number("promoted sales"), Number("display", 1), Number("mailer", 1),
            Number("both", 1), Number("any"));
        foreach (var row in lift.Where(row => row.Promotion == "any").OrderByDescending(row => row.PromotedSales).Take(CommoditiesShown))
        {
            var kinds = lift.For(row.Item).ToDictionary(kind => kind.Promotion, kind => Figures.Average(kind.Lift));
            table.AddRow(
                row.Item, Figures.Money(row.PromotedSales), kinds["display"], kinds["mailer"], kinds["both"], kinds["any"]);
        }

        table.Caption = lift.Metadata.Caveat!;
        return table;
    }

    static DemoTable Campaigns(Journey journey, CancellationToken cancellationToken)
    {
        var effect = journey.CampaignEffect(null, cancellationToken);
        var redeemed = journey.CampaignRedemption(null, cancellationToken);
        var table = new DemoTable(
            "Campaigns", Number("campaign"), Text("type", 5), Number("days", 4), Number("households", 1), Number("redeemed by"),
            Number("discounts", 6), Number("before", 2), Number("during", 2), Number("against others"));
        foreach (var campaign in journey.CampaignSummary(null, cancellationToken)
            .OrderByDescending(row => row.Redemptions).Take(CampaignsShown))
        {
            var targeted = effect.Find(campaign.CampaignId, CampaignGroup.Targeted)!.Value;
            var coupons = redeemed.Find(campaign.CampaignId)!.Value;
            table.AddRow(
                journey.Names.CampaignCode(campaign.CampaignId), campaign.Description,
                string.Create(CultureInfo.InvariantCulture, $"{campaign.FirstDay} to {campaign.LastDay}"),
                Figures.Count(campaign.Households), Figures.Share(coupons.RedemptionRate),
                Figures.Money(coupons.DiscountCost), Figures.Ratio(targeted.Before.DailyAveragePer(targeted.Households)),
                Figures.Ratio(targeted.During.DailyAveragePer(targeted.Households)), Figures.Ratio(targeted.DifferenceInDifferences));
        }

        table.Caption = "a targeted household's daily purchases of listed products, and by how much more they grew than those of the "
            + "others; " + effect.Metadata.Caveat;
        return table;
    }

    static DemoTable Tables(IngestReport ingested, IReadOnlyList<BuiltTable> gold)
    {
        var table = new DemoTable("Tables", Text("table"), Number("rows"), Number("memory", 1), Number("time"));
        foreach (var source in ingested.Tables)
            table.AddRow(source.Name, Figures.Count(source.Rows), Figures.Bytes(source.ResidentBytes), "");
        foreach (var built in gold)
            table.AddRow(built.Name, Figures.Count(built.Rows), "", Figures.Time(built.Elapsed));
        return table;
    }

    static DemoTable Timings(IReadOnlyList<StageTiming> timings)
    {
        var table = new DemoTable("Timings", Text("stage"), Number("time"));
        foreach (var timing in timings)
            table.AddRow(timing.Stage, Figures.Time(timing.Elapsed));
        return table;
    }

    /// <summary>What is known of a household; what is not known is left out.</summary>
    internal static string Profile(HouseholdSummaryRow row)
    {
        string? Words(bool? flag, string yes, string no) => flag switch { true => yes, false => no, null => null };
        string? family = row switch
        {
            { IsSingle: true } => "single",
            { IsCouple: true } => "couple",
            { IsSingle: false, IsCouple: false } => "family",
            _ => null,
        };
        string?[] facts =
        [
            Words(row.Age45Plus, "45 or older", "under 45"), family, Words(row.HasKids, "with kids", "no kids"),
            Words(row.Income50KPlus, "50K or more", "under 50K"),
        ];
        return string.Join(", ", facts.OfType<string>().DefaultIfEmpty("not known"));
    }

    /// <summary>A number that names something and counts nothing.</summary>
    static string Id(int value) => value.ToString(CultureInfo.InvariantCulture);

    static Cents Sum(IEnumerable<Cents> amounts) => amounts.Aggregate(new Cents(0), (sum, amount) => sum + amount);
}
