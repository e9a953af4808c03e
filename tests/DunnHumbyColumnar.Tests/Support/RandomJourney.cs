namespace DunnHumbyColumnar.Tests.Support;

/// <summary>
/// Small adversarial data from a seed: equal seeds give equal rows, and seeds near 0 give few of them.
/// </summary>
static class RandomJourney
{
    /// <summary>One commodity a section and those that are hard to place: blank, fuel, another case, trailing blank, unmapped.</summary>
    static readonly string[] Commodities =
    [
        "BEERS/ALES", "COFFEE", "ROSES", "CHEESE", "BATH", "PROPANE", "COFFEE SHOP SWEET GOODS&RETAIL", "NUTS", "TOYS", "SOFT DRINKS",
        "KITCHEN GADGETS", "BEEF", "COUPON", "APPLES", "SPRING/SUMMER SEASONAL", " ", "", "beef", "BEEF ", "NO SUCH COMMODITY", Fuel,
    ];

    static readonly string[] SubCommodities = ["GASOLINE-REG UNLEADED ", "gasoline-reg unleaded", " ", "", "PREMIUM BEEF", "CANS"];

    /// <summary>The days next to each rule: the window's ends, the recency edges, the ends of the data.</summary>
    static readonly int[] EdgeDays =
        [0, 1, 99, 100, 101, 102, 525, 526, 527, 615, 616, 617, 675, 676, 677, 699, 700, 701, 702, 707, 708, 709, 710, 711, short.MaxValue];

    static readonly int[] Quantities = [1, 1, 1, 2, 3, 10, 0, -1, 89_638];

    static readonly int[] Sales = [1, 2, 3, 99, 100, 100, 250, 84_000, 0, -1, -500, 700_000_000];

    static readonly string[] Ages = ["19-24", "25-34", "35-44", "45-54", "55-64", "65+", " ", "NA", "65+ "];

    static readonly string[] Incomes =
    [
        "Under 15K", "15-24K", "25-34K", "35-49K", "50-74K", "75-99K", "100-124K", "125-149K", "150-174K", "175-199K",
        "200-249K", "250K+", "UNKNOWN", "Unknown", "", "50-74k",
    ];

    static readonly string[] Compositions =
        ["1 Adult Kids", "2 Adults Kids", "2 Adults No Kids", "Single Female", "Single Male", "Unknown", "", "NA", "Group6"];

    static readonly string[] Sizes = ["1", "2", "3", "4", "5+", "Unknown", " ", "NA", "5"];

    const string Fuel = "GASOLINE-REG UNLEADED";

    const int MaxSize = 100;

    public static JourneyRows Of(int seed) => Of(seed, SizeOf(seed));

    /// <summary>The size that goes with a seed alone.</summary>
    public static int SizeOf(int seed) => (int)Math.Min(Math.Abs((long)seed), MaxSize);

    /// <param name="seed">Decides on the rows.</param>
    /// <param name="size">How many there are about, 0 to 100.</param>
    public static JourneyRows Of(int seed, int size)
    {
        var random = new Random(seed);
        int[] households = Ids(random, 1 + random.Next(2 + (size / 4)), -2);
        int[] productIds = Ids(random, 2 + random.Next(12), 1);
        int rows = random.Next(2 + (size * 4));
        int baskets = 1 + random.Next(1 + (rows / 2));
        var days = households.ToDictionary(household => household, _ => DaysOf(random));
        var lines = new List<Line>();
        while (lines.Count < rows)
            lines.Add(
                lines.Count > 0 && random.Next(15) == 0 ? Repeat(random, lines) : Draw(random, households, productIds, baskets, days));
        // Some products and households are known to one table only.
        var products = productIds.Where(_ => random.Next(6) != 0).Append(productIds[^1] + 1).Select(id => Product(random, id));
        var demographics = households.Where(_ => random.Next(3) != 0)
            .Append(households[^1] + 1).Select(household => Demographics(random, household));
        var plain = new JourneyRows(lines, [.. products], [.. demographics], random.Next(8) == 0);
        return RandomCampaigns.Add(random, plain with { Promotions = Promotions(random, size, productIds) }, households, productIds);
    }

    static int[] Ids(Random random, int count, int first)
    {
        int[] ids = new int[count];
        for (int i = 0; i < count; i++)
            ids[i] = (i == 0 ? first : ids[i - 1]) + 1 + (random.Next(3) == 0 ? random.Next(1_000_000) : 0);
        return ids;
    }

    /// <summary>One day only, a few days, or many; near an edge or anywhere.</summary>
    static int[] DaysOf(Random random) =>
        [.. Enumerable.Range(0, random.Next(4) switch { 0 => 1, 1 => 2, 2 => 4, _ => 30 })
            .Select(_ => random.Next(2) == 0 ? EdgeDays[random.Next(EdgeDays.Length)] : random.Next(90, 712))];

    static Line Draw(Random random, int[] households, int[] products, int baskets, Dictionary<int, int[]> days)
    {
        int household = Pick(random, households);
        return new Line(
            household, 26_984_851_472L + (random.Next(baskets) * 7L), Pick(random, days[household]), Pick(random, products),
            Pick(random, Quantities), Pick(random, Sales), random.Next(3) == 0 ? 0 : random.Next(-500, 400),
            random.Next(3) == 0 ? random.Next(-300, 1) : 0, random.Next(4) == 0 ? random.Next(-100, 1) : 0);
    }

    /// <summary>
    /// Some repeat the place of another, in another way. Now and then there are more stores or weeks than bits in a word, or in two.
    /// </summary>
    static List<PromotionRow> Promotions(Random random, int size, int[] products)
    {
        int stores = Pick(random, 6, 6, 70, 300);
        int weeks = Pick(random, 11, 11, 248);
        int[] all = [.. products, products[^1] + 2];
        var rows = new List<PromotionRow>();
        int count = random.Next(2 + (size * 3));
        while (rows.Count < count)
        {
            var row = new PromotionRow(
                all[random.Next(all.Length)], 359 + random.Next(stores), 8 + random.Next(weeks), Pick(random, "0", "0", "1", "5", "A"),
                Pick(random, "0", "0", "A", "D"));
            rows.Add(rows.Count > 0 && random.Next(8) == 0
                ? rows[random.Next(rows.Count)] with { Display = row.Display, Mailer = row.Mailer }
                : row);
        }

        return rows;
    }

    /// <summary>An earlier row again: as it was, on another day, or of another household.</summary>
    static Line Repeat(Random random, List<Line> lines)
    {
        var line = lines[random.Next(lines.Count)];
        return random.Next(3) switch
        {
            0 => line,
            1 => line with { Day = Math.Clamp(line.Day + random.Next(-1, 2), 0, short.MaxValue) },
            _ => line with { Household = lines[random.Next(lines.Count)].Household },
        };
    }

    static ProductRow Product(Random random, int id) =>
        new(id, Pick(random, Commodities), random.Next(12) == 0 ? Fuel : Pick(random, SubCommodities));

    static DemographicRow Demographics(Random random, int household) =>
        new(household, Pick(random, Ages), Pick(random, Incomes), Pick(random, Compositions), Pick(random, Sizes));

    static T Pick<T>(Random random, params T[] values) => values[random.Next(values.Length)];
}
