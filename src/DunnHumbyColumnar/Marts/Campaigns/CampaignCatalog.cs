using DunnHumbyColumnar.Columns;
using DunnHumbyColumnar.Query;

namespace DunnHumbyColumnar.Marts;

/// <summary>The campaign tables in memory: terms, listed products, targeted and redeeming households by campaign. Immutable.</summary>
sealed class CampaignCatalog
{
    /// <summary>Bytes of a row of a campaign table while it is grouped, and of what marts look up by campaign.</summary>
    const int BytesPerRow = 128;

    CampaignCatalog(CampaignTerms[] terms, int[][] products, int[][] targeted, CouponUse[] redemptions)
    {
        Terms = terms;
        Products = products;
        Targeted = targeted;
        Redemptions = redemptions;
        Redeeming = Distinct(products.Length, [.. redemptions.Select(use => use.Campaign)], [.. redemptions.Select(use => use.Household)]);
    }

    /// <summary>The campaigns of campaign_desc, in id order.</summary>
    public CampaignTerms[] Terms { get; }

    /// <summary>By campaign code, those that campaign_desc lacks included: the distinct products of its coupons, ascending.</summary>
    public int[][] Products { get; }

    /// <summary>By campaign code: the distinct households of campaign_table, ascending.</summary>
    public int[][] Targeted { get; }

    /// <summary>By campaign code: the distinct households with a redemption, ascending.</summary>
    public int[][] Redeeming { get; }

    /// <summary>The rows of coupon_redempt.</summary>
    public CouponUse[] Redemptions { get; }

    /// <summary>Number of redemptions of a campaign.</summary>
    public int RedemptionsOf(int campaign) => Redemptions.Count(use => use.Campaign == campaign);

    public static CampaignCatalog Build(QueryContext context)
    {
        var data = context.Data;
        var ids = data.Campaigns;
        var (described, coupons, households, uses) =
            (data[CompleteJourney.Campaigns.Name], data[CompleteJourney.Coupons.Name], data[CompleteJourney.CampaignHouseholds.Name],
                data[CompleteJourney.Redemptions.Name]);
        context.Memory.Reserve(
            "the campaigns", BytesPerRow * (described.RowCount + coupons.RowCount + households.RowCount + uses.RowCount));
        int[] codes = ColumnReader.Codes(described["campaign"]);
        int[] descriptions = ColumnReader.Codes(described["description"]);
        int[] starts = ColumnReader.Codes(described["start_day"]);
        int[] ends = ColumnReader.Codes(described["end_day"]);
        int[] days = ColumnReader.Codes(uses["day"]);
        int[] campaigns = ColumnReader.Codes(uses["campaign"]);
        int[] keys = ColumnReader.Codes(uses["household_key"]);
        var terms = codes.Select((code, row) => new CampaignTerms(
            code, (int)ids.Ids[code], described["description"].Dictionary!.Text(descriptions[row]), starts[row], ends[row]));
        return new CampaignCatalog(
            [.. terms.OrderBy(campaign => campaign.Id)],
            Distinct(ids.Count, ColumnReader.Codes(coupons["campaign"]), ColumnReader.Codes(coupons["product_id"])),
            Distinct(ids.Count, ColumnReader.Codes(households["campaign"]), ColumnReader.Codes(households["household_key"])),
            [.. Numbers(uses["coupon_upc"]).Select((coupon, row) => new CouponUse(keys[row], days[row], coupon, campaigns[row]))]);
    }

    /// <summary>The products of each redeemed coupon. Coupon numbers are unique within a campaign only.</summary>
    public Dictionary<(long Coupon, int Campaign), HashSet<int>> RedeemedCoupons(JourneyData data)
    {
        var redeemed = Redemptions.Select(use => (use.Coupon, use.Campaign))
            .Distinct().ToDictionary(coupon => coupon, _ => new HashSet<int>());
        var coupons = data[CompleteJourney.Coupons.Name];
        int[] campaigns = ColumnReader.Codes(coupons["campaign"]);
        int[] products = ColumnReader.Codes(coupons["product_id"]);
        foreach (var (coupon, row) in Numbers(coupons["coupon_upc"]).Select((coupon, row) => (coupon, row)))
            if (redeemed.TryGetValue((coupon, campaigns[row]), out var listed))
                listed.Add(products[row]);
        return redeemed;
    }

    static IEnumerable<long> Numbers(ColumnData column) => column.Chunks.SelectMany(ColumnReader.Values);

    /// <summary>By campaign its distinct members, ascending.</summary>
    static int[][] Distinct(int campaigns, int[] campaignOfRow, int[] memberOfRow)
    {
        var members = new int[campaigns][];
        Array.Fill(members, []);
        foreach (var campaign in campaignOfRow.Zip(memberOfRow).GroupBy(row => row.First, row => row.Second))
            members[campaign.Key] = [.. campaign.Distinct().Order()];
        return members;
    }
}
