namespace DunnHumbyColumnar.Tests.Support;

/// <summary>A small plain journey, and the same with next to nothing of something.</summary>
static class SparseJourney
{
    const int Households = 6;
    const int Visits = 6;

    static readonly string[] Commodities = ["SOFT DRINKS", "BEEF", "CHEESE", "APPLES"];

    static readonly JourneyRows Whole = new(
        [.. Enumerable.Range(0, Households * Visits).SelectMany(LinesOf)],
        [.. Enumerable.Range(0, 8).Select(i => new ProductRow(101 + i, Commodities[i % 4], $"{Commodities[i % 4]} {i}"))],
        [
            new(1, "45-54", "50-74K", "2 Adults No Kids", "2"), new(2, "19-24", "Under 15K", "Single Female", "1"),
            new(3, "65+", "250K+", "Unknown", "Unknown"), new(4, " ", "NA", "1 Adult Kids", ""), new(9, "25-34", "15-24K", "Unknown", "3"),
        ],
        Anonymised: false)
    {
        Promotions =
        [
            .. Enumerable.Range(0, 60).Select(i => new PromotionRow(
                101 + (i % 8), 360 + (i % 6), 9 + (i % 10), i % 3 == 0 ? "5" : "0", i % 4 == 0 ? "A" : "0")),
        ],
        Campaigns = [new(1, "TypeA", 300, 400), new(2, "TypeB", 640, 719)],
        Targets = [new(1, 1), new(2, 1), new(3, 2), new(1, 2)],
        Coupons = [new(51_000_000_001, 101, 1), new(51_000_000_001, 102, 1), new(51_000_000_002, 103, 2)],
        Redemptions = [new(1, 316, 51_000_000_001, 1), new(3, 650, 51_000_000_002, 2)],
    };

    /// <summary>By kind the rows: every file of a header alone, all of them, and one or none of what tables are about.</summary>
    public static readonly Dictionary<string, JourneyRows> Kinds = new()
    {
        ["whole"] = Whole,
        ["no transaction_data"] = Whole with { Lines = [] },
        ["no causal_data"] = Whole with { Promotions = [] },
        ["no product"] = Whole with { Products = [] },
        ["no hh_demographic"] = Whole with { Demographics = [] },
        ["no campaign_desc"] = Whole with { Campaigns = [] },
        ["no campaign_table"] = Whole with { Targets = [] },
        ["no coupon"] = Whole with { Coupons = [] },
        ["no coupon_redempt"] = Whole with { Redemptions = [] },
        ["nothing"] = new([], [], [], false),
        ["no household anywhere"] = Whole with { Lines = [], Demographics = [], Targets = [], Redemptions = [] },
        ["no campaigns"] = Whole with { Campaigns = [], Targets = [], Coupons = [], Redemptions = [] },
        ["no clean line"] = Whole with { Lines = [.. Whole.Lines.Select(line => line with { Quantity = 0 })] },
        ["no line in the window"] = Whole with { Lines = [.. Whole.Lines.Select(line => line with { Day = 1 + (line.Day / 8) })] },
        ["one household"] = Whole with { Lines = [.. Whole.Lines.Where(line => line.Household == 1)] },
        ["one household of one day"] = Whole with { Lines = [.. Whole.Lines.Where(line => line.Household == 1).Take(2)] },
        ["one line"] = Whole with { Lines = [Whole.Lines[0]] },
        ["one line and nothing else"] = new([Whole.Lines[0]], [], [], false),
        ["one product"] = Whole with { Lines = [.. Whole.Lines.Where(line => line.Product == 101)], Products = [Whole.Products[0]] },
        ["one basket"] = Whole with { Lines = [.. Whole.Lines.Select(line => line with { Basket = 1 })] },
    };

    static IEnumerable<Line> LinesOf(int visit)
    {
        int household = 1 + (visit / Visits);
        int day = 110 + (visit % Visits * 103) + household;
        for (int i = 0; i < 2 + (visit % 3); i++)
            yield return new Line(
                household, 30_000_000_001 + (7 * visit), day, 101 + ((visit + (3 * i)) % 8), 1 + (visit % 3), 100 + (25 * visit) + i,
                visit % 4 == 0 ? -30 : 0, visit % 5 == 0 ? -50 : 0, 0);
    }
}
