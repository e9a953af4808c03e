using DunnHumbyColumnar.Cli.Output;
using Xunit;

namespace DunnHumbyColumnar.Tests.Cli.Output;

/// <summary>The words of the demonstration for a household.</summary>
public sealed class DemoReportTests
{
    [Theory]
    [InlineData(true, true, true, true, false, "45 or older, single, with kids, 50K or more")]
    [InlineData(false, false, false, false, true, "under 45, couple, no kids, under 50K")]
    [InlineData(false, false, false, false, false, "under 45, family, no kids, under 50K")]
    [InlineData(null, true, false, true, null, "single, no kids, 50K or more")]
    [InlineData(null, null, null, null, null, "not known")]
    [InlineData(true, null, null, null, false, "45 or older")]
    [InlineData(null, null, false, null, null, "no kids")]
    [InlineData(null, null, true, null, true, "couple, with kids")]
    public void What_is_not_known_of_a_household_is_left_out(
        bool? age, bool? isSingle, bool? kids, bool? income, bool? couple, string expected)
    {
        var row = default(HouseholdSummaryRow) with
        {
            Age45Plus = age,
            IsSingle = isSingle,
            HasKids = kids,
            Income50KPlus = income,
            IsCouple = couple,
        };
        Assert.Equal(expected, DemoReport.Profile(row));
    }
}
