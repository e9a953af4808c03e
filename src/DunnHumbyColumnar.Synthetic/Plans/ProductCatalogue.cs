using DunnHumbyColumnar.Columns;

namespace DunnHumbyColumnar.Synthetic;

/// <summary>The products, in the order of their ids; the same at every scale.</summary>
sealed class ProductCatalogue
{
    const double TopProductShare = 0.011;

    /// <summary>Evens out the most bought products of a commodity.</summary>
    const double RankOffset = 1.5;

    static readonly QuantileCurve Ids = new(
        (0, 25_671), (0.05, 583_595), (0.1, 848_609), (0.15, 889_990), (0.2, 929_698), (0.25, 970_605), (0.3, 1_012_424), (0.35, 1_053_358),
        (0.4, 1_094_723), (0.45, 1_136_397), (0.5, 1_620_653), (0.55, 2_550_413), (0.6, 5_995_492), (0.65, 7_158_085), (0.7, 9_187_475),
        (0.75, 9_704_841), (0.8, 10_457_167), (0.85, 12_673_371), (0.9, 13_417_334), (0.95, 15_686_794), (1, 18_316_298));

    static readonly QuantileCurve PriceFactors = new((0, 0.4), (0.25, 0.8), (0.5, 1), (0.75, 1.25), (0.95, 1.9), (1, 4.5));

    static readonly QuantileCurve Manufacturers = new((0, 1), (0.3, 300), (0.6, 1_500), (0.85, 3_800), (1, 6_477));

    static readonly string[] Variants =
    [
        "REGULAR", "PREMIUM", "VALUE SIZE", "LIGHT", "ORGANIC", "FAMILY PACK", "SINGLE SERVE", "ASSORTED", "CLASSIC", "IMPORTED",
        "SEASONAL PICK", "MISC",
    ];

    static readonly (string Unit, int[] Amounts)[] Sizes =
    [
        ("OZ", [4, 6, 8, 10, 12, 14, 15, 16, 18, 20, 24, 32]), ("CT", [1, 2, 4, 6, 10, 12, 24, 50]), ("LB", [1, 2, 3, 5, 10]),
        ("ML", [187, 375, 750]), ("GA", [1]),
    ];

    readonly Dictionary<string, int[]> _membersOf = [];

    public ProductCatalogue(ulong seed)
    {
        Count = CommodityFacts.All.Sum(fact => fact.Products) + CommodityFacts.FuelProducts;
        (Id, Text, Price, Section, Popularity) = (new int[Count], new string[Count], new int[Count], new byte[Count], new double[Count]);
        FillIds(seed);
        FillFacts(seed);
    }

    public int Count { get; }

    public int[] Id { get; }

    /// <summary>The columns after PRODUCT_ID as CSV text.</summary>
    public string[] Text { get; }

    /// <summary>Cents per piece; for fuel hundredths of a cent per unit.</summary>
    public int[] Price { get; }

    public byte[] Section { get; }

    /// <summary>Share of lines; 0 for fuel.</summary>
    public double[] Popularity { get; }

    /// <summary>The fuel products.</summary>
    public int[] Fuel { get; private set; } = [];

    /// <summary>The products of a commodity other than fuel, most popular first.</summary>
    public ReadOnlySpan<int> MembersOf(string commodity) => _membersOf[commodity];

    void FillIds(ulong seed)
    {
        for (int i = 0; i < Count; i++)
        {
            double from = Ids.At(i / (double)Count);
            double to = Ids.At((i + 1) / (double)Count);
            var draws = new Draws(seed, Purpose.ProductId, i);
            Id[i] = (int)(from + (draws.Unit() * (to - from - 1)));
        }

        Id[0] = (int)Ids.At(0);
        Id[^1] = (int)Ids.At(1);
    }

    void FillFacts(ulong seed)
    {
        int[] order = OrderedBy(Count, i => new Draws(seed, Purpose.ProductOrder, i).Next());
        int next = 0;
        double allLines = CommodityFacts.All.Sum(fact => (double)fact.Lines);
        foreach (var fact in CommodityFacts.All)
        {
            int[] members = order[next..(next + fact.Products)];
            next += fact.Products;
            _membersOf[fact.Name] = members;
            double weights = 0;
            for (int rank = 0; rank < members.Length; rank++)
                weights += 1 / (rank + RankOffset);
            for (int rank = 0; rank < members.Length; rank++)
            {
                Describe(seed, members[rank], fact.Name, fact.Department, SubCommodity(fact, rank % fact.SubCommodities), fact.MedianPrice);
                Popularity[members[rank]] = fact.Lines / allLines / (rank + RankOffset) / weights;
            }
        }

        Fuel = order[next..];
        foreach (int product in Fuel)
        {
            Describe(seed, product, CommodityFacts.FuelCommodity, CommodityFacts.FuelDepartment, CommodityFacts.FuelSubCommodity, 0);
            Price[product] = new Draws(seed, Purpose.ProductFacts, product, 1).Between(20, 29);
        }

        // One fruit outsells everything else.
        Popularity[_membersOf["TROPICAL FRUIT"][0]] = TopProductShare;
    }

    void Describe(ulong seed, int product, string commodity, string department, string subCommodity, int medianPrice)
    {
        var draws = new Draws(seed, Purpose.ProductFacts, product);
        bool isPrivate = draws.Chance(0.15);
        int manufacturer = isPrivate ? 69 : (int)Manufacturers.Draw(ref draws);
        string size = " ";
        if (draws.Chance(0.67))
        {
            var (unit, amounts) = Sizes[Math.Min(draws.Below(12), draws.Below(12)) * Sizes.Length / 12];
            size = FormattableString.Invariant($"{amounts[draws.Below(amounts.Length)]} {unit}");
        }

        Text[product] = FormattableString.Invariant(
            $"{manufacturer},{department},{(isPrivate ? "Private" : "National")},{commodity},{subCommodity},{size}");
        Price[product] = Prices.Pleasing((int)(medianPrice * PriceFactors.Draw(ref draws)), ref draws);
        Section[product] = SectionMap.SectionOf(commodity);
    }

    static string SubCommodity(CommodityFact fact, int number)
    {
        if (fact.SubCommodities == 1)
            return fact.Name;
        string variant = Variants[number % Variants.Length];
        return number < Variants.Length
            ? $"{fact.Name}: {variant}"
            : FormattableString.Invariant($"{fact.Name}: {variant} {1 + (number / Variants.Length)}");
    }

    /// <summary>0..count-1 ordered by a key; equal keys by number.</summary>
    static int[] OrderedBy(int count, Func<int, ulong> key) => [.. Enumerable.Range(0, count).OrderBy(key)];
}
