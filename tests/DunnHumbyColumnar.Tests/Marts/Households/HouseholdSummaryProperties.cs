using DunnHumbyColumnar.Tests.Support;
using FsCheck.Xunit;
using Xunit;

namespace DunnHumbyColumnar.Tests.Marts;

/// <summary>hh_summary against the naive model, with and without the households that have no demographics.</summary>
[Trait("Matrix", "simd")]
[Properties(Arbitrary = [typeof(Cases)])]
public sealed class HouseholdSummaryProperties
{
    [Property(MaxTest = 400)]
    public void Hh_summary_equals_the_naive_model(MartCase given)
    {
        var result = HouseholdSummaryResult.Build(given.Context(), given.Summary);
        MartRows.Equal(new NaiveModel(given.Rows).HouseholdSummary(given.Summary), result, given);
        Assert.All(result, row => Assert.Equal(row, result.Find(row.HouseholdKey)));
        Assert.Null(result.Find(int.MinValue));
    }

    [Property(MaxTest = 100)]
    public void Sections_add_up_to_total_sales(MartCase given)
    {
        foreach (var row in HouseholdSummaryResult.Build(given.Context(), given.Summary))
            Assert.Equal(row.Sales.Value, Enumerable.Range(0, 15).Sum(section => row.Sections[section].Value));
    }

    [Fact]
    public void Columns_are_those_of_the_contract()
    {
        var given = MartCase.Of(1);
        Assert.Equal(
            [
                "index", "household_key", "age_45_plus", "income_50K_plus", "single_couple_family", "has_kids", "single", "couple",
                "r_score", "f_score", "m_score", "rfm_score", "rfm_bins", .. NaiveSections.Names, "total_sales",
            ],
            HouseholdSummaryResult.Build(given.Context(), given.Summary).ColumnNames);
    }
}
