using System.Globalization;
using System.Text;
using DunnHumbyColumnar.Tests.Support;
using Xunit;

namespace DunnHumbyColumnar.Tests.Marts;

/// <summary>
/// What promotions do to sales in the generated data comes out of promotion_lift; promotions that are put elsewhere in time do nothing.
/// </summary>
public sealed class PlantedPromotionTests(LargerSyntheticStore synthetic) : IClassFixture<LargerSyntheticStore>
{
    const string CausalFile = "causal_data.csv";
    const int FirstWeek = 9;
    const int Weeks = 93;

    /// <summary>
    /// What promotions add is found but for this share: about a tenth of the lines come of campaigns and partner products,
    /// whatever is promoted; and units are a sample.
    /// </summary>
    const double LostShare = 0.15;

    const double Tolerance = 0.05;

    [Fact]
    public void Planted_factors_are_recovered()
    {
        var planted = synthetic.Generated.Planted;
        var lift = synthetic.Open.PromotionLift(new PromotionLiftOptions { Level = ItemLevel.Product });
        Assert.InRange((Lift(lift, "display", "both") - 1) / (planted.DisplayFactor - 1), 1 - LostShare, 1);
        Assert.InRange((Lift(lift, "mailer", "both") - 1) / (planted.MailerFactor - 1), 1 - LostShare, 1);
        Assert.InRange((Lift(lift, "both", null) - 1) / (planted.BothFactor - 1), 1 - LostShare, 1);
    }

    [Fact]
    public async Task Promotions_put_into_other_weeks_show_no_lift()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder["csv"]);
        foreach (string file in Directory.GetFiles(synthetic.Csv))
            if (Path.GetFileName(file) != CausalFile)
                File.CreateSymbolicLink(Path.Combine(folder["csv"], Path.GetFileName(file)), file);
        Shuffle(Path.Combine(synthetic.Csv, CausalFile), Path.Combine(folder["csv"], CausalFile));
        await Journey.IngestAsync(folder["csv"], folder["store"]);
        using var journey = Journey.Open(folder["store"]);
        var lift = journey.PromotionLift(new PromotionLiftOptions { Level = ItemLevel.Product });
        foreach (string kind in new[] { "display", "mailer", "both", "any" })
            Assert.InRange(Lift(lift, kind, null), 1 - Tolerance, 1 + Tolerance);
    }

    /// <summary>
    /// The common lift of all products, weighted as Mantel and Haenszel do: products that sell well are promoted more often, so their sums
    /// cannot be compared. Of a kind less another that it includes.
    /// </summary>
    static double Lift(PromotionLiftResult lift, string kind, string? without)
    {
        double promoted = 0;
        double baseline = 0;
        foreach (var item in lift.GroupBy(row => row.Item))
        {
            var row = item.Single(row => row.Promotion == kind);
            var other = item.SingleOrDefault(row => row.Promotion == without);
            long weeks = row.PromotedStoreWeeks - other.PromotedStoreWeeks;
            double all = weeks + row.BaselineStoreWeeks;
            promoted += (row.PromotedUnits - other.PromotedUnits) * row.BaselineStoreWeeks / all;
            baseline += row.BaselineUnits * weeks / all;
        }

        return promoted / baseline;
    }

    /// <summary>The weeks of each product in another order.</summary>
    static void Shuffle(string from, string to)
    {
        var weeks = new Dictionary<int, int[]>();
        using var reader = new StreamReader(from, Encoding.UTF8);
        using var writer = new StreamWriter(to, append: false, new UTF8Encoding(false));
        writer.Write($"{reader.ReadLine()}\n");
        while (reader.ReadLine() is { } line)
        {
            string[] fields = line.Split(',');
            int product = int.Parse(fields[0], CultureInfo.InvariantCulture);
            if (!weeks.TryGetValue(product, out int[]? order))
            {
                order = [.. Enumerable.Range(FirstWeek, Weeks)];
                new Random(product).Shuffle(order);
                weeks.Add(product, order);
            }

            fields[2] = order[int.Parse(fields[2], CultureInfo.InvariantCulture) - FirstWeek].ToString(CultureInfo.InvariantCulture);
            writer.Write($"{string.Join(',', fields)}\n");
        }
    }
}
