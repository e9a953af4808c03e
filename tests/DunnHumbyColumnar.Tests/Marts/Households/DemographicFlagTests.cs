using DunnHumbyColumnar.Columns;
using DunnHumbyColumnar.Tests.Support;
using Xunit;

namespace DunnHumbyColumnar.Tests.Marts.Households;

/// <summary>The flags of hh_summary are three-valued: what is not known is null, unless another condition settles the flag.</summary>
[Trait("Matrix", "simd")]
public sealed class DemographicFlagTests
{
    static readonly string[] Unknown = ["", " ", "NA", "na", "5", "65", "65+ ", "50-74k", "single male", "Age Group6", "Level4", "Group1"];
    static readonly string[] Ages = ["19-24", "25-34", "35-44", "45-54", "55-64", "65+", "Unknown", .. Unknown];

    static readonly string[] Incomes =
    [
        "Under 15K", "15-24K", "25-34K", "35-49K", "50-74K", "75-99K", "100-124K", "125-149K", "150-174K", "175-199K", "200-249K", "250K+",
        "Unknown", .. Unknown,
    ];

    static readonly string[] Compositions =
        ["1 Adult Kids", "2 Adults Kids", "2 Adults No Kids", "Single Female", "Single Male", "Unknown", .. Unknown];

    static readonly string[] Sizes = ["1", "2", "3", "4", "5+", "Unknown", "5", "01", .. Unknown.Where(value => value != "5")];

    [Theory]
    [InlineData("", "3", true, null, null, 3)]
    [InlineData("NA", "2", null, null, null, 2)]
    [InlineData("", "1", null, true, null, 1)]
    [InlineData("Single Male", "", null, true, false, null)]
    [InlineData("1 Adult Kids", "", true, null, false, null)]
    [InlineData("2 Adults No Kids", "", null, null, true, null)]
    [InlineData("Unknown", "Unknown", false, false, false, 3)]
    [InlineData("Unknown", "2", false, false, false, 2)]
    [InlineData("", "Unknown", null, null, null, 3)]
    [InlineData("Group1", " ", null, null, null, null)]
    public void A_flag_is_true_if_one_condition_is_else_null_if_one_is_not_known(
        string composition, string size, bool? kids, bool? isSingle, bool? couple, int? family)
    {
        var row = Summaries([new(1, "19-24", "250K+", composition, size)])[0];
        Assert.Equal((kids, isSingle, couple, family), (row.HasKids, row.IsSingle, row.IsCouple, row.SingleCoupleFamily));
        Assert.Equal((false, true), (row.Age45Plus, row.Income50KPlus));
    }

    [Fact]
    public void Every_combination_of_values_gives_the_flags_of_the_truth_tables()
    {
        var rows = Compositions.SelectMany(composition => Sizes.Select(size => (composition, size)))
            .Select((pair, i) => new DemographicRow(
                1 + i, Ages[i % Ages.Length], Incomes[i % Incomes.Length], pair.composition, pair.size)).ToList();
        var found = Summaries(rows);
        Assert.Equal(rows.Count, found.Count);
        foreach (var (row, summary) in rows.Zip(found))
            Assert.Equal(
                NaiveFlags.Of(row.Age, row.Income, row.Composition, row.Size),
                [
                    summary.Age45Plus, summary.Income50KPlus, summary.SingleCoupleFamily, summary.HasKids, summary.IsSingle,
                    summary.IsCouple,
                ]);
        Assert.Superset(Ages.ToHashSet(), rows.Select(row => row.Age).ToHashSet());
        Assert.Superset(Incomes.ToHashSet(), rows.Select(row => row.Income).ToHashSet());
    }

    static HouseholdSummaryResult Summaries(IReadOnlyList<DemographicRow> rows)
    {
        var lines = rows.SelectMany(row => Enumerable.Range(0, 2)
            .Select(day => new Line(row.Household, (10 * row.Household) + day, 200 + day, 1, 1, 100, 0, 0, 0)));
        var journey = new JourneyRows([.. lines], [new ProductRow(1, "BEEF", "STEAK")], rows, false);
        return HouseholdSummaryResult.Build(MartCase.Context(journey, new EncodingOptions(), 1, null), new HouseholdSummaryOptions());
    }
}
