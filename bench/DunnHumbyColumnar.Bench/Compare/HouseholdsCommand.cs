using System.Diagnostics;
using System.Globalization;

namespace DunnHumbyColumnar.Bench.Compare;

/// <summary>
/// households: what is done for every household at once, recommendations, and for one after the other, the rules of its own baskets.
/// </summary>
static class HouseholdsCommand
{
    public const string Usage = "households --store DIR";

    const int Rounds = 5;

    /// <summary>What a household's rules must be for someone to look at them.</summary>
    const double Support = 0.05;
    const double Confidence = 0.8;

    public static int Run(string store)
    {
        using var journey = Journey.Open(store, new OpenOptions { UseStoredGold = false, LoadAll = true });
        Console.WriteLine("| all households | rows | median, ms |");
        Console.WriteLine("|---|--:|--:|");
        foreach (var level in new[] { ItemLevel.Commodity, ItemLevel.SubCommodity, ItemLevel.Product })
        {
            var (rows, milliseconds) = Recommend(journey, level);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"| top 10 recommendations, {level} | {rows:N0} | {milliseconds:0} |"));
        }

        Console.WriteLine("\n| household after household | rules | rejected as too many | in all, s | slowest, ms |");
        Console.WriteLine("|---|--:|--:|--:|--:|");
        for (int length = 2; length <= RuleOptions.MaxItemsetLength; length++)
            Console.WriteLine(Mine(journey, length));
        return 0;
    }

    static (int Rows, double Milliseconds) Recommend(Journey journey, ItemLevel level)
    {
        var times = new List<double>();
        int rows = 0;
        for (int round = -Rounds; round < Rounds; round++)
        {
            long started = Stopwatch.GetTimestamp();
            rows = journey.Recommendations(new RecommendOptions { Level = level }).Frame.Rows;
            if (round >= 0)
                times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }

        return (rows, times.Order().ElementAt(Rounds / 2));
    }

    static string Mine(Journey journey, int length)
    {
        long rules = 0;
        int rejected = 0;
        double slowest = 0;
        long started = Stopwatch.GetTimestamp();
        foreach (var household in journey.HouseholdMetrics())
        {
            long begun = Stopwatch.GetTimestamp();
            var options = new RuleOptions
            {
                Baskets = new BasketOptions { Segment = HouseholdSegment.Household(household.HouseholdKey) },
                MinimumSupport = Support,
                Metric = RuleMetric.Confidence,
                Threshold = Confidence,
                MaximumLength = length,
            };
            try
            {
                rules += journey.AssociationRules(options).Count;
            }
            catch (MemoryBudgetException)
            {
                rejected++;
            }

            slowest = Math.Max(slowest, Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
        }

        return string.Create(
            CultureInfo.InvariantCulture,
            $"| rules of up to {length} items | {rules:N0} | {rejected} | "
            + $"{Stopwatch.GetElapsedTime(started).TotalSeconds:0.0} | {slowest:0} |");
    }
}
