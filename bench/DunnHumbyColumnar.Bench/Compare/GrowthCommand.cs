using System.Diagnostics;
using System.Globalization;

namespace DunnHumbyColumnar.Bench.Compare;

/// <summary>growth: our side of each line on a small and on a large data set in turn, as time per row.</summary>
static class GrowthCommand
{
    public const string Usage = "growth --small DIR --large DIR";

    const int Rounds = 15;
    const int IngestRounds = 3;

    public static int Run(string small, string large)
    {
        using var few = new CompareSides(small, withDuckDb: false);
        using var many = new CompareSides(large, withDuckDb: false);
        Console.WriteLine("| line | small, ns/row | large, ns/row | large / small |");
        Console.WriteLine("|---|--:|--:|--:|");
        foreach (var line in CompareLines.All)
        {
            CompareRun.Settle();
            int rounds = line.Table.Length == 0 ? IngestRounds : Rounds;
            var times = (Small: new List<double>(), Large: new List<double>());
            for (int round = -rounds; round < rounds; round++)
            {
                double onFew = NanosecondsPerRow(few, line);
                double onMany = NanosecondsPerRow(many, line);
                if (round < 0)
                    continue;
                times.Small.Add(onFew);
                times.Large.Add(onMany);
            }

            double smallMedian = times.Small.Order().ElementAt(rounds / 2);
            double largeMedian = times.Large.Order().ElementAt(rounds / 2);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {line.Id} | {smallMedian:0.000} | {largeMedian:0.000} | {largeMedian / smallMedian:0.00} |"));
        }

        return 0;
    }

    static double NanosecondsPerRow(CompareSides sides, CompareLine line)
    {
        line.Prepare?.Invoke(sides);
        long started = Stopwatch.GetTimestamp();
        line.Ours(sides, Environment.ProcessorCount);
        return Stopwatch.GetElapsedTime(started).TotalNanoseconds / sides.RowsOf(line);
    }
}
