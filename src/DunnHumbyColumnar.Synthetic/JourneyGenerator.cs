using System.Diagnostics;
using DunnHumbyColumnar.Columns;
using DunnHumbyColumnar.Runtime;

namespace DunnHumbyColumnar.Synthetic;

/// <summary>
/// Generates the eight CSV files of "The Complete Journey" with the published row counts, quirks and distributions, and with effects
/// planted for analyses to find. None of the rows is real.
/// </summary>
public static class JourneyGenerator
{
    /// <summary>
    /// Writes the eight files into a folder, which is created if need be, and beside them a list of what was written. Files that an
    /// earlier run wrote are replaced, each when its successor is complete; others only with <see cref="GeneratorOptions.Overwrite"/>.
    /// </summary>
    /// <param name="directory">The folder.</param>
    /// <param name="options">Choices; null: the published size.</param>
    /// <param name="progress">Receives the number of rows written, from the calling thread.</param>
    /// <param name="cancellationToken">Ends the work; files already replaced stay.</param>
    /// <exception cref="ForeignFileException">
    /// A file in the folder has the name of one of the eight and was not generated, or was changed since. Nothing was written.
    /// </exception>
    /// <exception cref="StoreIOException">A write failed.</exception>
    public static GeneratorReport Generate(
        string directory, GeneratorOptions? options = null, IProgress<GeneratorProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(directory);
        var chosen = options ?? new GeneratorOptions();
        chosen.Validate();
        var generated = GeneratedFiles.Open(directory, CompleteJourney.Tables.Select(table => table.FileName), chosen.Overwrite);
        var watch = Stopwatch.StartNew();
        ulong seed = (ulong)chosen.Seed;
        var products = new ProductCatalogue(seed);
        var stores = new StoreDirectory(seed);
        var counts = new GeneratedCounts(chosen.Scale, products.Count);
        var popularity = new WeightedChoice(products.Popularity);
        var households = new HouseholdPlan(seed, counts, products, popularity, stores);
        var baskets = new BasketPlan(seed, counts, households);
        var promotions = new PromotionPlan(seed, chosen.Scale, counts, products, chosen.Threads, cancellationToken);
        var campaigns = new CampaignPlan(seed, counts, products, households);
        var pairs = new PlantedPairs(products);

        Create(directory);
        long rows = counts.Lines + counts.CausalRows + products.Count
            + counts.DemographicHouseholds + CampaignFacts.All.Length + counts.CampaignHouseholds
            + GeneratedCounts.DistinctCoupons + GeneratedCounts.RepeatedCoupons + counts.Redemptions;
        var files = new FileWriter(directory, generated, chosen.Threads, rows, progress, cancellationToken);
        var lines = new BasketLines(seed, products, popularity, households, baskets, promotions, campaigns, pairs);
        var transactions = new TransactionWriter(seed, products, stores, baskets, lines);
        var causal = new PromotionWriter(counts, products, stores, promotions);
        var coupons = new CampaignWriter(seed, counts, products, baskets, lines, campaigns);
        files.Write(CompleteJourney.TransactionData, transactions.Parts, transactions.Fill);
        files.Write(CompleteJourney.CausalData, causal.Parts, causal.Fill);
        files.Write(CompleteJourney.Products, 1, (_, text) => Fill(products, text));
        files.Write(CompleteJourney.Demographics, 1, (_, text) => new DemographicWriter(seed, counts, households).Fill(text));
        files.Write(CompleteJourney.Campaigns, 1, (_, text) => CampaignWriter.FillCampaigns(text));
        files.Write(CompleteJourney.CampaignHouseholds, 1, (_, text) => coupons.FillHouseholds(text));
        files.Write(CompleteJourney.Coupons, 1, (_, text) => coupons.FillCoupons(text));
        files.Write(CompleteJourney.Redemptions, 1, (_, text) => coupons.FillRedemptions(text));
        return new GeneratorReport(files.Tables(), Planted(households, pairs), watch.Elapsed);
    }

    static void Create(string directory)
    {
        try
        {
            Directory.CreateDirectory(directory);
        }
        catch (Exception failure) when (FileFault.IsFault(failure))
        {
            throw FileFault.OfOutput(directory, failure);
        }
    }

    static int Fill(ProductCatalogue products, CsvText text)
    {
        for (int product = 0; product < products.Count; product++)
        {
            text.Append(products.Id[product]);
            text.Comma();
            text.Append(products.Text[product]);
            text.EndLine();
        }

        return products.Count;
    }

    static PlantedStructure Planted(HouseholdPlan households, PlantedPairs pairs) => new(
        Archetypes.All,
        [.. households.Archetype.Select(archetype => (int)archetype)],
        pairs.OfCommodities,
        pairs.OfProducts,
        PromotionPlan.DisplayFactor,
        PromotionPlan.MailerFactor,
        PromotionPlan.BothFactor,
        CampaignPlan.LineShare,
        [.. Enumerable.Range(0, households.Count).Where(household => households.LastDay[household] < Calendar.LastDay)
            .Select(household => new LapsedHousehold(household + 1, households.LastDay[household]))],
        Calendar.WeekdayShares);
}
