using DunnHumbyColumnar.Query;

namespace DunnHumbyColumnar.Tests.Support;

/// <summary>Random rows with random filters of the promotion tables.</summary>
public sealed record PromotionCase
{
    internal MartCase Mart { get; init; } = new();

    /// <summary>Options of all promotion tables, the cleaning rules left out; they may name what is not there any more.</summary>
    internal PromotionOptions OwnOptions { get; init; } = new();

    internal PromotionLiftOptions OwnLift { get; init; } = new();

    /// <summary>Bytes of a slice of the index: from one morsel a slice to one slice.</summary>
    internal long SliceBytes { get; init; } = 1 << 20;

    internal JourneyRows Rows => Mart.Rows;

    /// <summary>Of stores and households that there are.</summary>
    internal PromotionOptions Options => OwnOptions with
    {
        Cleaning = Mart.Cleaning,
        Stores = [.. OwnOptions.Stores.Intersect(StoresOf(Rows))],
        Segment = Segments.Existing(OwnOptions.Segment, Rows),
    };

    internal PromotionLiftOptions Lift => OwnLift with { Promotions = Options };

    internal static PromotionCase Of(int seed, int size)
    {
        var mart = MartCase.Of(seed, size);
        var random = new Random(seed + 1);
        int[] stores = StoresOf(mart.Rows);
        int[] households = [.. mart.Rows.Lines.Select(line => line.Household).Distinct()];
        int? first = random.Next(3) == 0 ? random.Next(90, 500) : null;
        return new PromotionCase
        {
            Mart = mart,
            OwnOptions = new PromotionOptions
            {
                FirstDay = first,
                LastDay = random.Next(3) == 0 ? random.Next(first ?? 100, 712) : null,
                Stores = random.Next(2) == 0 ? [] : [.. stores.Where(_ => random.Next(2) == 0)],
                Sections = random.Next(2) == 0 ? [] : [.. NaiveSections.Names.Where(_ => random.Next(2) == 0)],
                Segment = random.Next(5) == 0 && households.Length > 0
                    ? HouseholdSegment.Household(households[random.Next(households.Length)])
                    : null,
            },
            SliceBytes = random.GetItems([0L, 64, 500, 1 << 20], 1)[0],
            OwnLift = new PromotionLiftOptions { Level = (ItemLevel)random.Next(5), By = (PromotionBreakdown)random.Next(3) },
        };
    }

    /// <summary>The case with fewer or plainer rows, or with one option as it is by default.</summary>
    internal IEnumerable<PromotionCase> Smaller()
    {
        foreach (var mart in Mart.Smaller())
            yield return this with { Mart = mart };
        foreach (var options in Shrink.Options(OwnOptions, new PromotionOptions()))
            yield return this with { OwnOptions = options };
        foreach (var lift in Shrink.Options(OwnLift, new PromotionLiftOptions { Promotions = OwnLift.Promotions }))
            yield return this with { OwnLift = lift };
        if (SliceBytes > 0)
            yield return this with { SliceBytes = 0 };
    }

    internal QueryContext Context() => Mart.Context() with { PromotionSliceBytes = SliceBytes };

    public override string ToString() =>
        $"""
        {Mart}
        {SliceBytes} bytes a slice
        {CaseText.Options(Options, new PromotionOptions())}
        {CaseText.Options(OwnLift, new PromotionLiftOptions { Promotions = OwnLift.Promotions })}
        """;

    static int[] StoresOf(JourneyRows rows) =>
        [.. rows.Lines.Select(line => line.Store).Concat(rows.Promotions.Select(row => row.Store)).Distinct()];
}
