using System.Collections.Immutable;
using DunnHumbyColumnar.Kernels;

namespace DunnHumbyColumnar.Marts;

/// <summary>
/// Recency, frequency and monetary scores of the clean households, aligned with their totals. Quintiles are those of pandas <c>qcut</c> or
/// SQL <c>NTILE(5)</c>, as <see cref="TiePolicy"/> says.
/// </summary>
sealed class RfmScores
{
    /// <summary>The columns that all tables with scores share.</summary>
    public static readonly ColumnSchema[] Columns =
    [
        ColumnSchema.Number("r_score", "1 (long ago) to 5.", 4),
        ColumnSchema.Number("f_score", "1 (seldom) to 5; quintile of baskets per day from first to last purchase.", 3),
        ColumnSchema.Number("m_score", "1 (low) to 5; quintile of total sales.", 5),
        ColumnSchema.Number("rfm_score", "Sum of the three scores, 3 to 15.", 12),
        ColumnSchema.Number("rfm_bins", "Segment 1 (score below 6), 2 (6..8), 3 (9..12), 4 (13..14), 5 (15).", 3),
    ];

    /// <summary>Maximum days since the last purchase for scores 2, 3, 4 and 5 of the reference recency scheme.</summary>
    static readonly int[] MaxReferenceDays = [182, 92, 32, 7];

    RfmScores(byte[] recency, byte[] frequency, byte[] monetary)
    {
        Recency = recency;
        Frequency = frequency;
        Monetary = monetary;
    }

    public byte[] Recency { get; }

    public byte[] Frequency { get; }

    public byte[] Monetary { get; }

    public required ScoreBins RecencyBins { get; init; }

    public required ScoreBins FrequencyBins { get; init; }

    public required ScoreBins MonetaryBins { get; init; }

    public int Total(int index) => Recency[index] + Frequency[index] + Monetary[index];

    /// <summary>Segment of a household, 1..5.</summary>
    public int Bin(int index) => Total(index) switch
    {
        < 6 => 1,
        <= 8 => 2,
        <= 12 => 3,
        <= 14 => 4,
        _ => 5,
    };

    public static RfmScores Build(HouseholdTotals totals, RfmOptions options, CleaningProfile cleaning) =>
        Build(totals.Baskets, totals.FirstDays, totals.LastDays, totals.Sales, options, cleaning);

    /// <summary>Scores of households with these baskets, first and last days and sales in cents, by the profile in force.</summary>
    public static RfmScores Build(
        int[] baskets, int[] firstDays, int[] lastDays, long[] sales, RfmOptions options, CleaningProfile cleaning)
    {
        var frequencies = new double[baskets.Length];
        for (int i = 0; i < frequencies.Length; i++)
            // One IEEE division of exact integers: correctly rounded, so equal ratios compare equal.
            frequencies[i] = (double)baskets[i] / (lastDays[i] - firstDays[i] + 1);
        var recency = options.Recency == RecencyScheme.Reference
            ? ByDaysSince(lastDays, cleaning.LastDay)
            : Score(lastDays, options.Ties, day => day);
        var frequency = Score(frequencies, options.Ties, ratio => ratio);
        var monetary = Score(sales, options.Ties, cents => cents / 100.0);
        return new RfmScores(recency.Scores, frequency.Scores, monetary.Scores)
        {
            RecencyBins = recency.Bins,
            FrequencyBins = frequency.Bins,
            MonetaryBins = monetary.Bins,
        };
    }

    /// <summary>The values of <see cref="Columns"/> for some of the households, given by index.</summary>
    public IEnumerable<int[]> ToArrays(int[] rows) =>
    [
        Array.ConvertAll(rows, row => (int)Recency[row]), Array.ConvertAll(rows, row => (int)Frequency[row]),
        Array.ConvertAll(rows, row => (int)Monetary[row]), Array.ConvertAll(rows, Total), Array.ConvertAll(rows, Bin),
    ];

    /// <summary>
    /// The reference scheme: days since the last purchase, counted from the last clean day or the window's end, whichever is earlier.
    /// </summary>
    static (byte[] Scores, ScoreBins Bins) ByDaysSince(int[] lastDays, int? windowEnd)
    {
        var scores = new byte[lastDays.Length];
        if (scores.Length == 0)
            return (scores, Bins(scores, []));
        int end = Math.Min(windowEnd ?? int.MaxValue, lastDays.Max());
        for (int i = 0; i < scores.Length; i++)
            scores[i] = (byte)(1 + MaxReferenceDays.Count(days => end - lastDays[i] <= days));
        return (scores, Bins(scores, [.. MaxReferenceDays.Select(days => (double)(end - days - 1))]));
    }

    static (byte[] Scores, ScoreBins Bins) Score<T>(T[] values, TiePolicy ties, Func<T, double> toUnits)
        where T : IComparable<T>
    {
        var scores = new byte[values.Length];
        if (values.Length == 0)
            return (scores, Bins(scores, []));
        if (ties == TiePolicy.Equal)
        {
            var boundaries = new T[Quintile.Boundaries];
            Quintile.Score(values, new T[values.Length], boundaries, scores);
            return (scores, Bins(scores, [.. boundaries.Select(toUnits)]));
        }

        // A stable sort: equal values stay in household order.
        int[] order = [.. Enumerable.Range(0, values.Length).OrderBy(i => values[i])];
        for (int rank = 0; rank < order.Length; rank++)
            scores[order[rank]] = ties == TiePolicy.Ntile ? Quintile.TileOfRank(rank, order.Length) : Quintile.OfRank(rank, order.Length);
        // Scores ascend by rank from 1: boundary k is the value at the last rank with a score of at most k.
        double Boundary(int k) => toUnits(values[Array.FindLast(order, i => scores[i] <= k)]);
        return (scores, Bins(scores, [.. Enumerable.Range(1, Quintile.Boundaries).Select(Boundary)]));
    }

    static ScoreBins Bins(byte[] scores, ImmutableArray<double> boundaries)
    {
        var counts = new int[5];
        foreach (byte score in scores)
            counts[score - 1]++;
        return new ScoreBins(boundaries, [.. counts]);
    }
}
