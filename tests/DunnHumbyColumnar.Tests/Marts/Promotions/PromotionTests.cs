using DunnHumbyColumnar.Columns;
using DunnHumbyColumnar.Marts;
using DunnHumbyColumnar.Query;
using DunnHumbyColumnar.Runtime;
using DunnHumbyColumnar.Tests.Support;
using Xunit;

namespace DunnHumbyColumnar.Tests.Marts;

/// <summary>The promotion tables by hand.</summary>
[Trait("Matrix", "simd")]
public sealed class PromotionTests
{
    static readonly ProductRow[] Products = [new(1, "BEEF", "STEAK"), new(2, "BEEF", "ROAST"), new(3, "COFFEE", "GROUND")];

    [Fact]
    public void Exposure_has_four_rows_even_for_no_lines()
    {
        var exposure = PromotionExposureResult.Build(Context([], []), new PromotionOptions());
        Assert.Equal([(false, false), (false, true), (true, false), (true, true)], exposure.Select(row => (row.IsDisplayed, row.IsMailed)));
        Assert.All(exposure, row => Assert.Equal((0, 0, 0, null), (row.Lines, row.Units, row.Sales.Value, row.ShareOfSales)));
    }

    [Fact]
    public void Rows_of_one_product_store_and_week_are_ored()
    {
        // Display in one row, mailer in another, and neither in a third.
        var exposure = PromotionExposureResult.Build(
            Context(TwoDays(1), [At(1, "5", "0"), At(1, "0", "A"), At(1, "0", "0")]), new PromotionOptions());
        Assert.Equal(2, exposure.Find(displayed: true, mailed: true).Lines);
        Assert.Equal(2, exposure.Sum(row => row.Lines));
    }

    [Fact]
    public void A_product_without_causal_rows_is_not_promoted_and_has_no_lift()
    {
        var context = Context([.. TwoDays(1), .. TwoDays(3)], [At(1, "5", "0")]);
        Assert.Equal(2, PromotionExposureResult.Build(context, new PromotionOptions()).Find(displayed: false, mailed: false).Lines);
        Assert.Equal(["1", "1", "1", "1"], PromotionLiftResult.Build(context, new PromotionLiftOptions { Level = ItemLevel.Product })
            .Select(row => row.Item));
        Assert.Equal(["BEEF"], PromotionLiftResult.Build(context, new PromotionLiftOptions()).Select(row => row.Item).Distinct());
    }

    [Fact]
    public void A_product_with_a_causal_row_that_promotes_nothing_has_lift_rows_without_lift()
    {
        var lift = PromotionLiftResult.Build(
            Context(TwoDays(1), [At(1, "0", "0")]), new PromotionLiftOptions { Level = ItemLevel.Product });
        Assert.Equal(["display", "mailer", "both", "any"], lift.Select(row => row.Promotion));
        Assert.All(
            lift, row => Assert.Equal((0, 1, 2, null), (row.PromotedStoreWeeks, row.BaselineStoreWeeks, row.BaselineUnits, row.Lift)));
    }

    [Fact]
    public void Lift_is_units_per_store_week_with_the_promotion_over_those_without_any()
    {
        var lines = TwoDays(1);
        int store = lines[0].Store;
        // Two stores and two weeks are known; product 1 is promoted in the lines' store and week only, and sells
        // twice as much elsewhere in three store-weeks.
        PromotionRow[] promotions = [At(1, "5", "0"), new(2, store + 1, lines[0].Week + 1, "0", "A")];
        Line[] others = [.. lines.Select(line => line with { Basket = line.Basket + 7, Quantity = 2 })];
        var lift = PromotionLiftResult.Build(
            Context([.. lines, .. others], promotions), new PromotionLiftOptions { Level = ItemLevel.Product });
        var display = lift.For("1").Single(row => row.Promotion == "display");
        Assert.Equal((1, 2, 3, 4), (display.PromotedStoreWeeks, display.PromotedUnits, display.BaselineStoreWeeks, display.BaselineUnits));
        Assert.Equal(2 * 3 / (4.0 * 1), display.Lift);
        Assert.Null(lift.For("1").Single(row => row.Promotion == "mailer").Lift);
    }

    [Fact]
    public void Lines_in_stores_and_weeks_that_promotions_do_not_know_are_outside_lift_and_unpromoted_in_exposure()
    {
        var lines = TwoDays(1);
        var context = Context(lines, [new(1, lines[0].Store + 9, lines[0].Week, "5", "A")]);
        Assert.Equal(2, PromotionExposureResult.Build(context, new PromotionOptions()).Find(displayed: false, mailed: false).Lines);
        Assert.All(PromotionLiftResult.Build(context, new PromotionLiftOptions()), row =>
            Assert.Equal((0, 0), (row.PromotedUnits, row.BaselineUnits)));
    }

    [Fact]
    public void A_day_window_keeps_the_weeks_of_lift_that_it_has_all_days_of()
    {
        var lines = TwoDays(1);
        var context = Context(lines, [At(1, "5", "0")]);
        long StoreWeeks(int first, int last) =>
            PromotionLiftResult.Build(
                context, new PromotionLiftOptions { Promotions = new PromotionOptions { FirstDay = first, LastDay = last } })
                .Single(row => row.Promotion == "any").PromotedStoreWeeks;
        Assert.Equal(1, StoreWeeks(lines[0].Day, lines[1].Day));
        Assert.Equal(0, StoreWeeks(lines[0].Day + 1, lines[1].Day));
        Assert.Equal(0, StoreWeeks(lines[0].Day, lines[1].Day - 1));
    }

    [Fact]
    public void Codes_are_told_apart()
    {
        var lift = PromotionLiftResult.Build(
            Context(TwoDays(1), [At(1, "5", "0"), At(1, "A", "D"), At(2, "9", "H")]),
            new PromotionLiftOptions { Level = ItemLevel.Product, By = PromotionBreakdown.DisplayCode });
        Assert.Equal(["display 5", "display 9", "display A"], lift.For("1").Select(row => row.Promotion));
        Assert.Equal([1L, 0, 1], lift.For("1").Select(row => row.PromotedStoreWeeks));
        Assert.Equal([2L, 0, 2], lift.For("1").Select(row => row.PromotedUnits));
    }

    [Fact]
    public void There_may_be_more_codes_than_a_byte_has_values()
    {
        PromotionRow[] many = [.. Enumerable.Range(0, 400).Select(i => At(1 + (i % 3), char.ConvertFromUtf32(0x4E00 + i), "0"))];
        var context = Context(TwoDays(1), [.. many, At(1, "0", "A")]);
        Assert.Equal(StorageType.UInt16, context.Data.Causal["display"].Type);
        Assert.Equal(2, PromotionExposureResult.Build(context, new PromotionOptions()).Find(displayed: true, mailed: true).Lines);
    }

    [Fact]
    public void A_household_with_clean_lines_on_a_single_day_is_left_out_whatever_the_window_shows()
    {
        Line[] lines = [.. TwoDays(1), TwoDays(1)[0] with { Household = 8 }];
        var options = new PromotionOptions { FirstDay = lines[0].Day, LastDay = lines[0].Day };
        Assert.Equal([5], HouseholdPromotionResult.Build(Context(lines, [At(1, "5", "0")]), options).Select(row => row.HouseholdKey));
    }

    [Fact]
    public void A_name_that_does_not_exist_is_rejected()
    {
        var context = Context(TwoDays(1), [At(1, "5", "0")]);
        Assert.Equal("7", Assert.Throws<UnknownNameException>(() => PromotionExposureResult.Build(
            context, new PromotionOptions { Stores = [7] })).Name);
        Assert.Equal("fish", Assert.Throws<UnknownNameException>(() => PromotionExposureResult.Build(
            context, new PromotionOptions { Sections = ["fish"] })).Name);
        Assert.Throws<UnknownNameException>(() => PromotionExposureResult.Build(
            context, new PromotionOptions { Segment = HouseholdSegment.Household(77) }));
        Assert.Throws<ArgumentException>(() => PromotionExposureResult.Build(context, new PromotionOptions { FirstDay = 2, LastDay = 1 }));
        Assert.Throws<ArgumentException>(() => PromotionExposureResult.Build(context, new PromotionOptions { Stores = default }));
        Assert.Throws<ArgumentOutOfRangeException>(() => PromotionLiftResult.Build(
            context, new PromotionLiftOptions { By = (PromotionBreakdown)9 }));
    }

    [Fact]
    public void An_index_is_cut_where_a_slice_would_be_too_large()
    {
        Assert.Equal([(0, 2, 5), (2, 3, 9), (3, 4, 1)], Cut([2, 3, 9, 1], 5));
        Assert.Equal([(0, 4, 15)], Cut([2, 3, 9, 1], 15));
        Assert.Equal([(0, 1, 2), (1, 2, 0)], Cut([2, 0], 1));
        Assert.Equal([(0, 0, 0)], Cut([], 1));
        Assert.Equal([0, 2], PromotionSlice.Cut([2, 3, 9, 1], 5)[0].FirstPairs);

        static IEnumerable<(int Start, int End, int Pairs)> Cut(int[] pairs, long limit) =>
            PromotionSlice.Cut(pairs, limit).Select(slice => (slice.Start, slice.End, slice.Pairs));
    }

    /// <summary>A morsel is a product with a pair for each of 90 weeks: 1,440 bytes, of 23 products 33,120.</summary>
    [Fact]
    public void The_slices_of_an_index_are_smaller_where_the_budget_is()
    {
        PromotionRow[] many = [.. Enumerable.Range(0, 2_000).Select(i => At(i / 90, "5", "0") with { Week = 1 + (i % 90) })];
        var whole = Context(TwoDays(1), many) with { MorselRows = 90 };
        var expected = PromotionExposureResult.Build(whole, new PromotionOptions());
        var refused = Assert.Throws<MemoryBudgetException>(() => Build(1 << 10));
        Assert.Equal(expected, Build(64 << 10));
        Assert.Equal(expected, Build(1 << 30));
        Assert.Equal(1 << 10, refused.BudgetBytes);

        PromotionExposureResult Build(long budget) => PromotionExposureResult.Build(
            whole with { Memory = new MemoryAccount(new MemoryBudget(budget)) }, new PromotionOptions());
    }

    [Fact]
    public void Columns_are_those_of_the_contract()
    {
        var context = Context([], []);
        Assert.Equal(
            ["displayed", "mailed", "lines", "units", "sales_value", "share_of_sales"],
            PromotionExposureResult.Build(context, new PromotionOptions()).ColumnNames);
        Assert.Equal(
            ["household_key", "lines", "promoted_lines", "sales_value", "promoted_sales", "promoted_share"],
            HouseholdPromotionResult.Build(context, new PromotionOptions()).ColumnNames);
        Assert.Equal(
            [
                "level", "item", "promotion", "promoted_store_weeks", "promoted_units", "promoted_sales", "baseline_store_weeks",
                "baseline_units", "baseline_sales", "lift",
            ],
            PromotionLiftResult.Build(context, new PromotionLiftOptions()).ColumnNames);
    }

    [Fact]
    public void What_was_observed_is_said_to_be_no_more()
    {
        var lift = PromotionLiftResult.Build(Context([], []), new PromotionLiftOptions());
        Assert.Contains("observed, not caused", lift.Metadata.Caveat, StringComparison.Ordinal);
        using var batch = lift.ToRecordBatch();
        Assert.Equal(lift.Metadata.Caveat, batch.Schema.Metadata["caveat"]);
        Assert.Null(PromotionExposureResult.Build(Context([], []), new PromotionOptions()).Metadata.Caveat);
    }

    /// <summary>A line of one unit on the first and one on the last day of a week, in one store.</summary>
    static Line[] TwoDays(int product) => [new(5, 7, 203, product, 1, 100, 0, 0, 0), new(5, 49, 209, product, 1, 100, 0, 0, 0)];

    /// <summary>A promotion where and when these lines are.</summary>
    static PromotionRow At(int product, string display, string mailer) =>
        new(product, TwoDays(1)[0].Store, TwoDays(1)[0].Week, display, mailer);

    static QueryContext Context(Line[] lines, PromotionRow[] promotions) =>
        MartCase.Context(
            new JourneyRows(lines, Products, [], false) { Promotions = promotions }, new EncodingOptions { Threads = 1 }, 2, null);
}
