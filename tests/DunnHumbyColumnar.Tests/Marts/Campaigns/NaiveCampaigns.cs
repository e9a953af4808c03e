using DunnHumbyColumnar.Tests.Support;

namespace DunnHumbyColumnar.Tests.Marts;

/// <summary>The campaign tables from their definitions, line by line; rows are cells in column order.</summary>
sealed class NaiveCampaigns(JourneyRows rows, CleaningProfile cleaning)
{
    readonly List<Line> _clean = new NaiveModel(rows).Clean(cleaning, null);

    public List<object?[]> Daily() =>
        [.. rows.Coupons.Select(coupon => coupon.Campaign).Distinct().Order()
            .SelectMany(campaign => Sold(campaign).GroupBy(line => line.Day).OrderBy(day => day.Key).Select(day => (campaign, day)))
            .Select((row, index) =>
                (object?[])[index, row.campaign, row.day.Key, new DateOnly(2004, 3, 22).AddDays(row.day.Key), Cents(row.day)])];

    public List<object?[]> Summary() => [.. rows.Campaigns.OrderBy(campaign => campaign.Campaign).Select(campaign =>
    {
        var redemptions = rows.Redemptions.Where(row => row.Campaign == campaign.Campaign).ToList();
        var sold = Sold(campaign.Campaign);
        long[] sums = [Cents(sold), .. Periods(campaign).Select(period => Cents(sold.Where(line => period(line.Day))))];
        int[] days = [CleanDays().Count(), .. Periods(campaign).Select(period => CleanDays().Count(period))];
        return (object?[])
        [
            campaign.Campaign, campaign.Description, First(campaign), Last(campaign), Last(campaign) - First(campaign) + 1,
            Listed(campaign.Campaign).Count, Targeted(campaign.Campaign).Count, redemptions.Count,
            redemptions.DistinctBy(row => row.Household).Count(), .. sums.Select(sum => (object)sum),
            .. sums.Zip(days).Select(period => (object?)(Ratio(period.First, period.Second) / 100)),
        ];
    })];

    public List<object?[]> Effect() => [.. rows.Campaigns.OrderBy(campaign => campaign.Campaign).SelectMany(campaign =>
    {
        var households = _clean.Select(line => line.Household).ToHashSet();
        var targeted = households.Intersect(Targeted(campaign.Campaign)).ToHashSet();
        var redeeming = households.Intersect(Redeeming(campaign.Campaign)).ToHashSet();
        var untargeted = households.Except(targeted).ToHashSet();
        var sold = Sold(campaign.Campaign);
        object?[] Row(string name, HashSet<int> members, double? others, out double? change)
        {
            long[] sums = [.. Periods(campaign)
                .Select(period => Cents(sold.Where(line => members.Contains(line.Household) && period(line.Day))))];
            int[] days = [.. Periods(campaign).Select(period => CleanDays().Count(period))];
            double?[] averages = [.. sums.Zip(days).Select(period => Ratio(period.First, (long)period.Second * members.Count) / 100)];
            change = averages[1] - averages[0];
            return
            [
                campaign.Campaign, name, members.Count, .. days.Select(day => (object)day), .. sums.Select(sum => (object)sum),
                .. averages.Select(average => (object?)average), change, change - others,
            ];
        }

        object?[] second = Row("untargeted", untargeted, null, out double? others);
        return new[] { Row("targeted", targeted, others, out _), second, Row("redeeming", redeeming, others, out _) };
    })];

    public List<object?[]> Redemption() => [.. rows.Campaigns.OrderBy(campaign => campaign.Campaign).Select(campaign =>
    {
        var uses = rows.Redemptions.Where(row => row.Campaign == campaign.Campaign).ToList();
        var lines = _clean.Where(line => uses.Any(use => use.Household == line.Household && use.Day == line.Day
            && rows.Coupons.Any(coupon => coupon.Campaign == campaign.Campaign
                && coupon.Coupon == use.Coupon && coupon.Product == line.Product))).ToList();
        var targeted = Targeted(campaign.Campaign);
        int targetedRedeemers = Redeeming(campaign.Campaign).Count(targeted.Contains);
        return (object?[])
        [
            campaign.Campaign, targeted.Count, Redeeming(campaign.Campaign).Count, targetedRedeemers,
            Ratio(targetedRedeemers, targeted.Count), uses.Count, lines.Count, Cents(lines), lines.Sum(line => (long)line.Coupon),
            lines.Sum(line => (long)line.CouponMatch), lines.Sum(line => (long)line.Coupon + line.CouponMatch),
        ];
    })];

    public List<object?[]> Overlap() =>
        [.. rows.Campaigns.OrderBy(a => a.Campaign)
            .SelectMany(a => rows.Campaigns.Where(b => b.Campaign > a.Campaign).OrderBy(b => b.Campaign).Select(b => (object?[])
            [
                a.Campaign, b.Campaign, Targeted(a.Campaign).Intersect(Targeted(b.Campaign)).Count(),
                Listed(a.Campaign).Intersect(Listed(b.Campaign)).Count(),
                Enumerable.Range(0, 800).Count(day => day >= a.StartDay && day <= a.EndDay && day >= b.StartDay && day <= b.EndDay),
            ]))];

    int First(CampaignRow campaign) => _clean.Count == 0 ? campaign.StartDay : Math.Max(campaign.StartDay, _clean.Min(line => line.Day));

    static int Last(CampaignRow campaign) => Math.Min(campaign.EndDay, 711);

    /// <summary>Before, during, after.</summary>
    Func<int, bool>[] Periods(CampaignRow campaign)
    {
        var (first, last) = (First(campaign), Last(campaign));
        return [day => day < first, day => day >= first && day <= last, day => day > last];
    }

    IEnumerable<int> CleanDays() => _clean.Count == 0
        ? []
        : Enumerable.Range(_clean.Min(line => line.Day), _clean.Max(line => line.Day) - _clean.Min(line => line.Day) + 1);

    HashSet<int> Listed(int campaign) => [.. rows.Coupons.Where(coupon => coupon.Campaign == campaign).Select(coupon => coupon.Product)];

    HashSet<int> Targeted(int campaign) => [.. rows.Targets.Where(row => row.Campaign == campaign).Select(row => row.Household)];

    HashSet<int> Redeeming(int campaign) => [.. rows.Redemptions.Where(row => row.Campaign == campaign).Select(row => row.Household)];

    List<Line> Sold(int campaign)
    {
        var listed = Listed(campaign);
        return [.. _clean.Where(line => listed.Contains(line.Product))];
    }

    static long Cents(IEnumerable<Line> lines) => lines.Sum(line => (long)line.Sales);

    static double? Ratio(long dividend, long divisor) => divisor == 0 ? null : dividend / (double)divisor;
}
