using DunnHumbyColumnar.Columns;
using DunnHumbyColumnar.Results;

namespace DunnHumbyColumnar.Marts;

/// <summary>The measures of rules as columns.</summary>
static class RuleMeasures
{
    const int BlockRows = 4096;

    static readonly (string Name, RuleMetric Metric)[] All = [.. Enum.GetValues<RuleMetric>().Select(metric => (Words.Of(metric), metric))];

    public static IEnumerable<ResultColumn> Columns(RuleRows rules, int threads)
    {
        double[][] values = LargeArray.Allocate<double>(rules.Count, All.Length);
        Workers.Run(threads, (rules.Count + BlockRows - 1) / BlockRows, (_, block) =>
        {
            for (int rule = block * BlockRows; rule < Math.Min(rules.Count, (block + 1) * BlockRows); rule++)
            {
                var counts = rules.Counts(rule);
                for (int measure = 0; measure < values.Length; measure++)
                    values[measure][rule] = counts[All[measure].Metric];
            }
        });
        return All.Select((measure, i) => ResultColumn.Double(measure.Name, values[i]));
    }
}
