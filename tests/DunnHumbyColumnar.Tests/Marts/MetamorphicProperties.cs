using DunnHumbyColumnar.Columns;
using DunnHumbyColumnar.Tests.Support;
using FsCheck.Xunit;
using Xunit;

namespace DunnHumbyColumnar.Tests.Marts;

/// <summary>What must not change a mart, and what must change it in a known way.</summary>
public abstract class MetamorphicProperties
{
    [Property]
    public void The_order_of_the_rows_does_not_matter(MartCase given)
    {
        var random = new Random(given.Seed);
        var shuffled = given.Rows with
        {
            Lines = [.. given.Rows.Lines.OrderBy(_ => random.Next())],
            Products = [.. given.Rows.Products.OrderBy(_ => random.Next())],
            Demographics = [.. given.Rows.Demographics.OrderBy(_ => random.Next())],
            Promotions = [.. given.Rows.Promotions.OrderBy(_ => random.Next())],
            Campaigns = [.. given.Rows.Campaigns.OrderBy(_ => random.Next())],
            Targets = [.. given.Rows.Targets.OrderBy(_ => random.Next())],
            Coupons = [.. given.Rows.Coupons.OrderBy(_ => random.Next())],
            Redemptions = [.. given.Rows.Redemptions.OrderBy(_ => random.Next())],
        };
        AllMarts.Equal(AllMarts.Of(given), AllMarts.Of(given, shuffled, given.Encoding, given.Threads, given.MorselRows), given);
    }

    [Property]
    public void The_number_of_threads_and_the_size_of_morsels_do_not_matter(MartCase given)
    {
        var expected = AllMarts.Of(given, given.Rows, given.Encoding, 1, null);
        for (int threads = 1; threads <= 4; threads++)
            foreach (int? morselRows in new int?[] { 1, 9, null })
                AllMarts.Equal(expected, AllMarts.Of(given, given.Rows, given.Encoding, threads, morselRows), given);
    }

    [Property]
    public void The_size_of_batches_and_their_encoding_do_not_matter(MartCase given)
    {
        var expected = AllMarts.Of(given);
        foreach (int batchRows in new[] { 1, 7, 1023 })
            foreach (var forced in new ColumnEncoding?[] { null, ColumnEncoding.Plain, ColumnEncoding.RunEnd })
                AllMarts.Equal(expected, AllMarts.Of(
                    given, given.Rows, new EncodingOptions { BatchRows = batchRows, Forced = forced, Threads = 1 },
                    given.Threads, given.MorselRows), given);
    }

    [Property]
    public void A_product_and_a_household_without_lines_change_nothing(MartCase given)
    {
        var more = given.Rows with
        {
            Products =
            [
                .. given.Rows.Products, new ProductRow(int.MinValue, "BEEF", "CANS"),
                new ProductRow(int.MaxValue, "GASOLINE-REG UNLEADED", " "),
            ],
            Demographics = [.. given.Rows.Demographics, new DemographicRow(int.MinValue, "65+", "250K+", "Single Male", "1")],
        };
        AllMarts.Equal(AllMarts.Of(given), AllMarts.Of(given, more, given.Encoding, given.Threads, given.MorselRows), given);
    }

    [Property]
    public void Promotion_campaign_and_coupon_rows_twice_are_as_once(MartCase given)
    {
        var twice = given.Rows with
        {
            Promotions = [.. given.Rows.Promotions, .. given.Rows.Promotions],
            Targets = [.. given.Rows.Targets, .. given.Rows.Targets],
            Coupons = [.. given.Rows.Coupons, .. given.Rows.Coupons],
        };
        AllMarts.Equal(AllMarts.Of(given), AllMarts.Of(given, twice, given.Encoding, given.Threads, given.MorselRows), given);
    }

    [Property]
    public void Three_times_the_cents_are_three_times_the_sums_and_the_same_scores(MartCase given)
    {
        var tripled = given.Rows with
        {
            Lines = [.. given.Rows.Lines.Select(line => line with
            {
                Sales = line.Sales * 3,
                Loyalty = line.Loyalty * 3,
                Coupon = line.Coupon * 3,
                CouponMatch = line.CouponMatch * 3,
            })],
        };
        var once = AllMarts.Of(given);
        var thrice = AllMarts.Of(given, tripled, given.Encoding, given.Threads, given.MorselRows);
        Assert.Equal(once.Sales.Select(row => row with { Sales = Triple(row.Sales) }), thrice.Sales);
        Assert.Equal(once.Rfm.Select(row => row with { Sales = Triple(row.Sales) }), thrice.Rfm);
        Assert.Equal(once.Segments.Select(row => (row.RfmBins, row.Households, Triple(row.Sales))), thrice.Segments.Select(row =>
            (row.RfmBins, row.Households, row.Sales)));
        Assert.Equal(
            once.Metrics.Select(row => (
                row.HouseholdKey, Triple(row.Sales), Triple(row.TotalLoyalty), Triple(row.TotalCoupon),
                Triple(row.TotalCouponMatch), row.TotalQuantity)),
            thrice.Metrics.Select(row =>
                (row.HouseholdKey, row.Sales, row.TotalLoyalty, row.TotalCoupon, row.TotalCouponMatch, row.TotalQuantity)));
        Assert.Equal(once.Daily.Select(row => Scaled(row.Sections, 3)), thrice.Daily.Select(row => Scaled(row.Sections, 1)));
        Assert.Equal(once.Summary.Select(row => Scaled(row.Sections, 3)), thrice.Summary.Select(row => Scaled(row.Sections, 1)));
        Assert.Equal(once.Rules, thrice.Rules);
        Assert.Equal(once.Exposure.Select(row => row with { Sales = Triple(row.Sales) }), thrice.Exposure);
        Assert.Equal(
            once.Lift.Select(row => row with { PromotedSales = Triple(row.PromotedSales), BaselineSales = Triple(row.BaselineSales) }),
            thrice.Lift);
        Assert.Equal(
            once.Promotions.Select(row => row with { Sales = Triple(row.Sales), PromotedSales = Triple(row.PromotedSales) }),
            thrice.Promotions);
        Assert.Equal(once.CampaignDays.Select(row => row with { Sales = Triple(row.Sales) }), thrice.CampaignDays);
        Assert.Equal(once.Redemptions.Select(row => (row.RedeemedLines, Triple(row.DiscountCost))), thrice.Redemptions.Select(row =>
            (row.RedeemedLines, row.DiscountCost)));
        Assert.Equal(once.Recommendations, thrice.Recommendations);
        Assert.Equal(once.Summary.Select(row => (row.HouseholdKey, row.RfmScore, row.RfmBins)), thrice.Summary.Select(row =>
            (row.HouseholdKey, row.RfmScore, row.RfmBins)));
    }

    [Property]
    public void Typed_rows_show_what_the_columns_show(MartCase given)
    {
        var all = AllMarts.Of(given);
        TypedRows.AreTheColumns(all.Sales);
        TypedRows.AreTheColumns(all.Rfm);
        TypedRows.AreTheColumns(all.Segments);
        TypedRows.AreTheColumns(all.Summary);
        TypedRows.AreTheColumns(all.Daily);
        TypedRows.AreTheColumns(all.Metrics);
        TypedRows.AreTheColumns(all.Rules);
        TypedRows.AreTheColumns(all.Recommendations);
        TypedRows.AreTheColumns(all.Exposure);
        TypedRows.AreTheColumns(all.Lift);
        TypedRows.AreTheColumns(all.Promotions);
        TypedRows.AreTheColumns(all.Campaigns);
        TypedRows.AreTheColumns(all.CampaignDays);
        TypedRows.AreTheColumns(all.Effects);
        TypedRows.AreTheColumns(all.Redemptions);
        TypedRows.AreTheColumns(CampaignOverlapResult.Build(given.Context()));
    }

    static Cents Triple(Cents amount) => new(amount.Value * 3);

    static long[] Scaled(SectionSales sections, int factor) =>
        [.. Enumerable.Range(0, SectionSales.Names.Count).Select(section => sections[section].Value * factor)];
}

/// <summary>A few cases of each.</summary>
[Trait("Matrix", "simd")]
[Properties(Arbitrary = [typeof(Cases)], MaxTest = 25)]
public sealed class MetamorphicTests : MetamorphicProperties;

/// <summary>Many cases of each.</summary>
[Trait("Matrix", "simd")]
[Trait("Tier", "slow")]
[Properties(Arbitrary = [typeof(Cases)], MaxTest = 100)]
public sealed class SlowMetamorphicTests : MetamorphicProperties;
