using System.Globalization;
using Spectre.Console;

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
        var console = terminal.OutConsole;
        console.Write(Totals(journey, ingested, cancellationToken));
        console.Write(Segments(journey, cancellationToken));
        console.Write(Households(journey, cancellationToken));
        console.Write(Rules(journey, cancellationToken));
        console.Write(Recommendations(journey, cancellationToken));
        console.Write(Exposure(journey, cancellationToken));
        console.Write(Lift(journey, cancellationToken));
        console.Write(Campaigns(journey, cancellationToken));
        console.Write(Tables(ingested, gold));
        console.Write(Timings(timings));
        terminal.Note($"try next: dhc show hh_summary --store {store} --limit 3, dhc export rfm --store {store} --out rfm.csv, dhc --help");
    }

    static Table Totals(Journey journey, IngestReport ingested, CancellationToken cancellationToken)
    {
        var raw = journey.HouseholdSales(cancellationToken);
        var clean = journey.Rfm(null, cancellationToken);
        var profiles = journey.HouseholdSummary(null, cancellationToken);
        var table = Titled("Totals (synthetic data)", "", "households", "sales");
        table.AddRow("all lines", Figures.Count(raw.Count), Figures.Money(Sum(raw.Select(row => row.Sales))));
        table.AddRow("clean lines", Figures.Count(clean.Count), Figures.Money(Sum(clean.Select(row => row.Sales))));
        table.AddRow(
            "clean lines, with demographics", Figures.Count(profiles.Count), Figures.Money(Sum(profiles.Select(row => row.Sales))));
        table.Caption(Markup.Escape(
            $"{Figures.Count(ingested.Rows)} rows, {Figures.Bytes(ingested.CsvBytes)} of CSV, "
            + $"{Figures.Bytes(ingested.StoreBytes)} stored"));
        return table;
    }

    static Table Segments(Journey journey, CancellationToken cancellationToken)
    {
        var table = Titled("RFM segments", "segment", "households", "sales", "share", "sales each", "baskets each");
        foreach (var row in journey.RfmSegments(null, cancellationToken))
            table.AddRow(
                row.RfmBins.ToString(CultureInfo.InvariantCulture), Figures.Count(row.Households), Figures.Money(row.Sales),
                Figures.Share(row.ShareOfSales), Figures.Average(row.AverageSales), Figures.Average(row.AverageBaskets));
        return table;
    }

    static Table Households(Journey journey, CancellationToken cancellationToken)
    {
        var table = Titled("Five households", "household", "profile", "R F M", "segment", "sales", "most in");
        foreach (var row in journey.HouseholdSummary(null, cancellationToken).Take(HouseholdsShown))
        {
            var sections = SectionSales.Names.OrderByDescending(section => row.Sections[section]).Take(SectionsShown);
            table.AddRow(
                Figures.Count(row.HouseholdKey), Profile(row),
                string.Create(CultureInfo.InvariantCulture, $"{row.RecencyScore} {row.FrequencyScore} {row.MonetaryScore}"),
                row.RfmBins.ToString(CultureInfo.InvariantCulture), Figures.Money(row.Sales), Markup.Escape(string.Join(", ", sections)));
        }

        return table;
    }

    static Table Recommendations(Journey journey, CancellationToken cancellationToken)
    {
        var table = Titled("Not bought so far", "household", "recommended", "because of");
        var options = new RecommendOptions { Level = ItemLevel.SubCommodity, Metric = RuleMetric.Cosine, Count = 1 };
        foreach (var row in journey.HouseholdSummary(null, cancellationToken).Take(HouseholdsShown)
            .SelectMany(row => journey.Recommend(row.HouseholdKey, options, cancellationToken)))
            table.AddRow(
                Figures.Count(row.HouseholdKey!.Value), Markup.Escape(row.Item),
                Markup.Escape(row.IsFallback ? "its popularity" : string.Join(", ", row.Anchors.Take(2).Select(anchor => anchor.Item))));
        return table;
    }

    static Table Rules(Journey journey, CancellationToken cancellationToken)
    {
        var table = Titled("Bought together", "commodity", "with", "baskets", "confidence", "lift");
        var rules = journey.AssociationRules(new RuleOptions { MinimumSupport = RuleSupport }, cancellationToken);
        // A pair is a rule both ways; the rarer side says more about the other.
        foreach (var rule in rules.Where(rule => rule.Counts.Antecedent <= rule.Counts.Consequent)
            .OrderByDescending(rule => rule.Counts.Lift).Take(RulesShown))
            table.AddRow(
                Markup.Escape(rule.Antecedent[0]), Markup.Escape(rule.Consequent), Figures.Count(rule.Counts.Pair),
                Figures.Share(rule.Counts.Confidence), Figures.Average(rule.Counts.Lift));
        table.Caption(Markup.Escape($"of {Figures.Count(rules.Baskets)} baskets"));
        return table;
    }

    static Table Exposure(Journey journey, CancellationToken cancellationToken)
    {
        var table = Titled("Sold on promotion", "promotion", "lines", "units", "sales", "share");
        foreach (var row in journey.PromotionExposure(null, cancellationToken))
        {
            string name = row.IsDisplayed ? (row.IsMailed ? "display and mailer" : "display only") : row.IsMailed ? "mailer only" : "none";
            table.AddRow(
                name, Figures.Count(row.Lines), Figures.Count(row.Units), Figures.Money(row.Sales), Figures.Share(row.ShareOfSales));
        }

        return table;
    }

    static Table Lift(Journey journey, CancellationToken cancellationToken)
    {
        var lift = journey.PromotionLift(null, cancellationToken);
        var table = Titled("Promotion lift", "commodity", "promoted sales", "display", "mailer", "both", "any");
        foreach (var row in lift.Where(row => row.Promotion == "any").OrderByDescending(row => row.PromotedSales).Take(CommoditiesShown))
        {
            var kinds = lift.For(row.Item).ToDictionary(kind => kind.Promotion, kind => Figures.Average(kind.Lift));
            table.AddRow(
                Markup.Escape(row.Item), Figures.Money(row.PromotedSales), kinds["display"], kinds["mailer"], kinds["both"], kinds["any"]);
        }

        table.Caption(Markup.Escape(lift.Metadata.Caveat!));
        return table;
    }

    static Table Campaigns(Journey journey, CancellationToken cancellationToken)
    {
        var effect = journey.CampaignEffect(null, cancellationToken);
        var redeemed = journey.CampaignRedemption(null, cancellationToken);
        var table = Titled(
            "Campaigns", "campaign", "type", "days", "households", "redeemed by", "discounts", "before", "during", "against others");
        foreach (var campaign in journey.CampaignSummary(null, cancellationToken)
            .OrderByDescending(row => row.Redemptions).Take(CampaignsShown))
        {
            var targeted = effect.Find(campaign.CampaignId, CampaignGroup.Targeted)!.Value;
            var coupons = redeemed.Find(campaign.CampaignId)!.Value;
            table.AddRow(
                Figures.Count(campaign.CampaignId), Markup.Escape(campaign.Description),
                string.Create(CultureInfo.InvariantCulture, $"{campaign.FirstDay} to {campaign.LastDay}"),
                Figures.Count(campaign.Households), Figures.Share(coupons.RedemptionRate),
                Figures.Money(coupons.DiscountCost), Figures.Ratio(targeted.Before.DailyAveragePer(targeted.Households)),
                Figures.Ratio(targeted.During.DailyAveragePer(targeted.Households)), Figures.Ratio(targeted.DifferenceInDifferences));
        }

        table.Caption(Markup.Escape(
            "a targeted household's daily purchases of listed products, and by how much more they grew than those of the others; "
            + $"{effect.Metadata.Caveat}"));
        return table;
    }

    static Table Tables(IngestReport ingested, IReadOnlyList<BuiltTable> gold)
    {
        var table = Titled("Tables", "table", "rows", "memory", "time");
        foreach (var source in ingested.Tables)
            table.AddRow(source.Name, Figures.Count(source.Rows), Figures.Bytes(source.ResidentBytes), "");
        foreach (var built in gold)
            table.AddRow(built.Name, Figures.Count(built.Rows), "", Figures.Time(built.Elapsed));
        return table;
    }

    static Table Timings(IReadOnlyList<StageTiming> timings)
    {
        var table = Titled("Timings", "stage", "time");
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

    static Cents Sum(IEnumerable<Cents> amounts) => amounts.Aggregate(new Cents(0), (sum, amount) => sum + amount);

    /// <summary>A table with the first column to the left and the others, which hold figures, to the right.</summary>
    static Table Titled(string title, params string[] columns)
    {
        var table = new Table { Title = new TableTitle(Markup.Escape(title)), Border = TableBorder.Rounded };
        for (int c = 0; c < columns.Length; c++)
            table.AddColumn(new TableColumn(Markup.Escape(columns[c]))
            {
                Alignment = c == 0 || columns[c] is "profile" or "most in" or "type" or "with" or "recommended" or "because of"
                    ? Justify.Left
                    : Justify.Right,
                NoWrap = true,
            });
        return table;
    }
}
