namespace DunnHumbyColumnar.Tests.Support;

/// <summary>
/// Campaigns for random rows: rows that come again, households, products and coupons that no other table knows, campaigns
/// without any of them, or outside the data.
/// </summary>
static class RandomCampaigns
{
    const long FirstCoupon = 10_000_085_207;

    static readonly int[] Days = [0, 1, 100, 101, 102, 300, 301, 500, 707, 708, 709, 711, 712, 719];

    public static JourneyRows Add(Random random, JourneyRows rows, int[] households, int[] products)
    {
        int[] campaigns = [.. Enumerable.Range(0, random.Next(5)).Select(campaign => 1 + (campaign * 3))];
        int[] known = [.. campaigns, 99];
        int[] buyers = [.. households, households[^1] + 2];
        int[] listed = [.. products, products[^1] + 3];
        int[] days = [.. rows.Lines.Select(line => line.Day).Take(50), 200];
        List<T> Many<T>(Func<T> draw)
        {
            var drawn = new List<T>();
            for (int count = random.Next(40); drawn.Count < count;)
                drawn.Add(drawn.Count > 0 && random.Next(5) == 0 ? drawn[random.Next(drawn.Count)] : draw());
            return drawn;
        }

        T Pick<T>(T[] values) => values[random.Next(values.Length)];
        return rows with
        {
            Campaigns = [.. campaigns.Select(campaign => new CampaignRow(
                campaign, $"Type{(char)('A' + random.Next(3))}", Pick(Days), Pick(Days)))],
            Targets = Many(() => new TargetRow(Pick(buyers), Pick(known))),
            Coupons = Many(() => new CouponRow(FirstCoupon + random.Next(6), Pick(listed), Pick(known))),
            Redemptions = Many(() => new RedemptionRow(Pick(buyers), Pick(days), FirstCoupon + random.Next(7), Pick(known))),
        };
    }
}
