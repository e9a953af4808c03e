using DunnHumbyColumnar.Runtime;

namespace DunnHumbyColumnar.Synthetic;

/// <summary>
/// Which product is promoted in which week at which stores. About half of the (product, week) pairs are in the mailer of nearly all stores,
/// with a display in some; the others are on display in about half of the stores.
/// </summary>
sealed class PromotionPlan
{
    public const double DisplayFactor = 1.4;
    public const double MailerFactor = 1.8;
    public const double BothFactor = 2.5;

    const int Stores = StoreDirectory.Promoting;
    const double MailerPairs = 0.56;
    const int ProductsAtATime = 1024;

    static readonly QuantileCurve WeeksPerProduct = new((0, 1), (0.25, 2), (0.5, 4), (0.75, 11), (1, 53));

    readonly int[] _first;
    readonly byte[] _week;
    readonly UInt128[] _stores;
    readonly PromotionStyle[] _style;

    public PromotionPlan(
        ulong seed, double scale, GeneratedCounts counts, ProductCatalogue products, int threads, CancellationToken cancellationToken)
    {
        int[] weeks = WeeksOf(seed, scale, counts.PromotionPairs, products);
        _first = new int[products.Count + 1];
        for (int product = 0; product < products.Count; product++)
            _first[product + 1] = _first[product] + weeks[product];
        (_week, _stores, _style) = (new byte[Pairs], new UInt128[Pairs], new PromotionStyle[Pairs]);
        int blocks = ((products.Count - 1) / ProductsAtATime) + 1;
        Workers.Run(threads, blocks, (_, block) => PlaceWeeks(seed, block, products.Count), cancellationToken);
        byte[] sizes = SizesOf(counts.CausalRows - counts.RepeatedPromotions);
        Workers.Run(threads, blocks, (_, block) => PlaceStores(seed, block, products.Count, sizes), cancellationToken);
    }

    public int Pairs => _first[^1];

    /// <summary>The pairs of product p are FirstPair(p)..FirstPair(p + 1) - 1, by week.</summary>
    public int FirstPair(int product) => _first[product];

    public int Week(int pair) => _week[pair];

    /// <summary>The promoting stores of a pair as bits.</summary>
    public UInt128 StoresOf(int pair) => _stores[pair];

    public PromotionStyle StyleOf(int pair) => _style[pair];

    /// <summary>How much likelier a product is chosen at a store in a week.</summary>
    public double Factor(int product, int store, int week)
    {
        if (store >= Stores)
            return 1;
        int pair = Array.BinarySearch(_week, _first[product], _first[product + 1] - _first[product], (byte)week);
        if (pair < 0 || ((_stores[pair] >> store) & 1) == 0)
            return 1;
        bool isMailed = _style[pair].Mailer != '0';
        bool isDisplayed = _style[pair].DisplayAt(store) != '0';
        return isMailed ? (isDisplayed ? BothFactor : MailerFactor) : DisplayFactor;
    }

    /// <summary>Weeks per product: popular products come first, until the number of pairs is reached.</summary>
    static int[] WeeksOf(ulong seed, double scale, int pairs, ProductCatalogue products)
    {
        // The more a product is bought the earlier it comes, with much left to chance.
        var keys = new double[products.Count];
        var order = new int[products.Count];
        var wanted = new int[products.Count];
        for (int product = 0; product < products.Count; product++)
        {
            var draws = new Draws(seed, Purpose.PromotionOrder, product);
            keys[product] = draws.Unit() / (1e-6 + Math.Sqrt(products.Popularity[product]));
            wanted[product] = (int)Math.Min(Calendar.PromotionWeeks, WeeksPerProduct.Draw(ref draws) * Math.Max(1, scale));
            order[product] = product;
        }

        Array.Sort(keys, order);
        var weeks = new int[products.Count];
        int left = pairs;
        for (int round = 0; round < 2 && left > 0; round++)
        {
            foreach (int product in order)
            {
                int more = Math.Min(left, (round == 0 ? wanted[product] : Calendar.PromotionWeeks) - weeks[product]);
                weeks[product] += more;
                left -= more;
            }
        }

        return weeks;
    }

    void PlaceWeeks(ulong seed, int block, int products)
    {
        for (int product = block * ProductsAtATime; product < Math.Min(products, (block + 1) * ProductsAtATime); product++)
        {
            var draws = new Draws(seed, Purpose.PromotionWeeks, product);
            int pair = _first[product];
            for (int week = 0; pair < _first[product + 1]; week++)
            {
                if (draws.Below(Calendar.PromotionWeeks - week) >= _first[product + 1] - pair)
                    continue;
                _week[pair] = (byte)(Calendar.FirstPromotionWeek + week);
                _style[pair] = PromotionStyle.Draw(seed, product, _week[pair], MailerPairs);
                pair++;
            }
        }
    }

    /// <summary>Stores per pair; they sum up to the number of rows.</summary>
    byte[] SizesOf(long rows)
    {
        var sizes = new byte[Pairs];
        long sum = 0;
        for (int pair = 0; pair < Pairs; pair++)
        {
            sizes[pair] = (byte)_style[pair].PreferredStores;
            sum += sizes[pair];
        }

        // Spread over all pairs: the difference is small, and a step that shares no factor with the count visits each of them.
        int step = 7_919;
        while (Pairs % step == 0)
            step += 2;
        for (long i = 0; sum != rows; i++)
        {
            int pair = (int)(i * step % Pairs);
            int change = sum < rows ? 1 : -1;
            if (sizes[pair] + change is < 1 or > Stores)
                continue;
            sizes[pair] = (byte)(sizes[pair] + change);
            sum += change;
        }

        return sizes;
    }

    void PlaceStores(ulong seed, int block, int products, byte[] sizes)
    {
        for (int product = block * ProductsAtATime; product < Math.Min(products, (block + 1) * ProductsAtATime); product++)
        {
            for (int pair = _first[product]; pair < _first[product + 1]; pair++)
            {
                var draws = new Draws(seed, Purpose.PromotionPair, product, _week[pair]);
                int left = sizes[pair];
                for (int store = 0; left > 0; store++)
                {
                    if (draws.Below(Stores - store) >= left)
                        continue;
                    _stores[pair] |= UInt128.One << store;
                    left--;
                }
            }
        }
    }
}
