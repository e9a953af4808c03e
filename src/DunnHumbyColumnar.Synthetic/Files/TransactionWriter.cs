namespace DunnHumbyColumnar.Synthetic;

/// <summary>The lines of transaction_data: quantity, price and discounts, in the order of time.</summary>
sealed class TransactionWriter(ulong seed, ProductCatalogue products, StoreDirectory stores, BasketPlan baskets, BasketLines lines)
{
    const int BasketsAtATime = 2048;
    const long FirstBasketId = 26_984_851_472;
    const long BasketIds = 15_320_000_000;
    const double DiscountedShare = 0.5;
    const double MaxSales = 83_999;

    static readonly QuantileCurve FuelUnits = new((0, 1_050), (0.25, 6_213), (0.5, 10_016), (0.75, 13_980), (0.98, 24_000), (1, 42_000));

    /// <summary>Discount per unit of sales.</summary>
    static readonly QuantileCurve DiscountRatios = new(
        (0, 0.02), (0.1, 0.087), (0.3, 0.195), (0.5, 0.32), (0.7, 0.5), (0.9, 0.89), (1, 1.6));

    static readonly int[] Quantities = [1, 2, 3, 4, 0, 5, 6, 8, 10, 12];
    static readonly WeightedChoice Quantity = new([78.7, 14.4, 2.7, 1.5, 0.55, 0.6, 0.4, 0.15, 0.1, 0.05]);
    static readonly int[] CouponValues = [40, 50, 55, 75, 100, 150, 200, 250, 500];
    static readonly WeightedChoice CouponValue = new([10, 27, 8, 12, 25, 7, 5, 4, 2]);
    static readonly int[] MatchValues = [25, 35, 40, 45, 50];

    public int Parts => ((baskets.Count - 1) / BasketsAtATime) + 1;

    public int Fill(int part, CsvText text)
    {
        var drawn = new List<(int Product, bool IsCampaign)>();
        int count = 0;
        for (int position = part * BasketsAtATime; position < Math.Min(baskets.Count, (part + 1) * BasketsAtATime); position++)
        {
            int basket = baskets.InTime[position];
            lines.Draw(basket, drawn, out var draws);
            for (int i = 0; i < drawn.Count; i++)
            {
                var line = Price(drawn[i].Product, drawn[i].IsCampaign, basket, ref draws);
                Append(text, position, basket, i == 0 ? Extreme(position, line) : line);
            }

            count += drawn.Count;
        }

        return count;
    }

    Line Price(int product, bool isCampaign, int basket, ref Draws draws)
    {
        if (products.Popularity[product] == 0 && Array.IndexOf(products.Fuel, product) >= 0)
        {
            int units = (int)FuelUnits.Draw(ref draws);
            return new(product, units, (int)((long)units * products.Price[product] / 100), 0, 0, 0);
        }

        int quantity = Quantities[Quantity.Draw(ref draws)];
        int coupon = draws.Chance(isCampaign ? 0.25 : 0.012) ? -CouponValues[CouponValue.Draw(ref draws)] : 0;
        int match = coupon < 0 && draws.Chance(0.45) ? -MatchValues[draws.Below(MatchValues.Length)] : 0;
        // Nothing bought: a returned or voided line. A few are given away.
        if (quantity == 0 || draws.Chance(0.0015))
            return new(product, quantity, 0, 0, coupon, match);
        if (!draws.Chance(DiscountedShare))
            return new(product, quantity, Sales(products.Price[product], quantity), 0, coupon, match);
        var sale = new Draws(seed, Purpose.SalePrice, product, Calendar.WeekOf(baskets.Day[basket]));
        int sales = Sales(Prices.Pleasing(products.Price[product] * 4 / 5, ref sale), quantity);
        int discount = (int)(sales * DiscountRatios.Draw(ref sale));
        // Some records have the sign the wrong way round.
        return new(product, quantity, sales, draws.Chance(0.00002) ? Math.Min(discount, 398) : -discount, coupon, match);
    }

    static int Sales(int price, int quantity) => (int)Math.Min(MaxSales, (double)price * quantity);

    /// <summary>The extremes of the published data, once each: the largest quantity, sales value and positive discount.</summary>
    Line Extreme(int position, Line line)
    {
        if (position == baskets.Count / 2)
            return new(products.Fuel[0], 89_638, 25_000, 0, 0, 0);
        if (position == baskets.Count / 3)
            return line with { Quantity = 1, Sales = 84_000, Discount = 0 };
        return position == baskets.Count / 4 ? line with { Discount = 399 } : line;
    }

    void Append(CsvText text, int position, int basket, Line line)
    {
        long step = Math.Max(1, BasketIds / baskets.Count);
        text.Append(baskets.Household[basket] + 1);
        text.Comma();
        text.Append(FirstBasketId + (position * step));
        text.Comma();
        text.Append(baskets.Day[basket]);
        text.Comma();
        text.Append(products.Id[line.Product]);
        text.Comma();
        text.Append(line.Quantity);
        text.Comma();
        text.AppendMoney(line.Sales);
        text.Comma();
        text.Append(stores.Id[baskets.Store[basket]]);
        text.Comma();
        text.AppendMoney(line.Discount);
        text.Comma();
        text.Append((baskets.Minute[basket] / 60 * 100) + (baskets.Minute[basket] % 60));
        text.Comma();
        text.Append(Calendar.WeekOf(baskets.Day[basket]));
        text.Comma();
        text.AppendMoney(line.Coupon);
        text.Comma();
        text.AppendMoney(line.Match);
        text.EndLine();
    }

    readonly record struct Line(int Product, int Quantity, int Sales, int Discount, int Coupon, int Match);
}
