namespace DunnHumbyColumnar.Tests.Support;

/// <summary>
/// Data sets that are smaller or plainer than a given one, the boldest first: whole households go, then rows of each table, then
/// what is odd about the rows that are left.
/// </summary>
static class SmallerRows
{
    const int PlainCents = 100;

    public static IEnumerable<JourneyRows> Of(JourneyRows rows)
    {
        int[] households = Households(rows);
        foreach (var kept in Shrink.Lists(households))
            yield return OfHouseholds(rows, [.. kept]);
        foreach (var kept in Shrink.Lists(rows.Lines))
            yield return rows with { Lines = kept };
        foreach (var kept in Shrink.Lists(rows.Promotions))
            yield return rows with { Promotions = kept };
        foreach (var kept in Shrink.Lists(rows.Campaigns))
            yield return rows with { Campaigns = kept };
        foreach (var kept in Shrink.Lists(rows.Targets))
            yield return rows with { Targets = kept };
        foreach (var kept in Shrink.Lists(rows.Coupons))
            yield return rows with { Coupons = kept };
        foreach (var kept in Shrink.Lists(rows.Redemptions))
            yield return rows with { Redemptions = kept };
        foreach (var kept in Shrink.Lists(rows.Products))
            yield return rows with { Products = kept };
        foreach (var kept in Shrink.Lists(rows.Demographics))
            yield return rows with { Demographics = kept };
        if (rows.Anonymised)
            yield return rows with { Anonymised = false };
        foreach (var plainer in Plainer(rows))
            yield return plainer;
    }

    static IEnumerable<JourneyRows> Plainer(JourneyRows rows)
    {
        foreach (var renumbered in Renumbered(rows))
            yield return renumbered;
        Func<Line, Line>[] changes =
        [
            line => line with { Quantity = 1, Sales = PlainCents, Loyalty = 0, Coupon = 0, CouponMatch = 0 },
            line => line with { Quantity = 1 }, line => line with { Sales = PlainCents }, line => line with { Loyalty = 0 },
            line => line with { Coupon = 0 }, line => line with { CouponMatch = 0 },
        ];
        foreach (var change in changes)
            if (rows.Lines.Any(line => change(line) != line))
                yield return rows with { Lines = [.. rows.Lines.Select(change)] };
        for (int i = 0; i < rows.Lines.Count; i++)
            foreach (var change in changes)
                if (change(rows.Lines[i]) is var line && line != rows.Lines[i])
                    yield return rows with { Lines = [.. rows.Lines.Take(i), line, .. rows.Lines.Skip(i + 1)] };
    }

    /// <summary>
    /// Households, products and baskets numbered from 1, each kind alone; baskets by sevens, as they are
    /// drawn, so that they keep to different stores.
    /// </summary>
    static IEnumerable<JourneyRows> Renumbered(JourneyRows rows)
    {
        var households = Numbers(Households(rows));
        if (households.Any(pair => pair.Key != pair.Value))
            yield return rows with
            {
                Lines = [.. rows.Lines.Select(line => line with { Household = households[line.Household] })],
                Demographics = [.. rows.Demographics.Select(row => row with { Household = households[row.Household] })],
                Targets = [.. rows.Targets.Select(row => row with { Household = households[row.Household] })],
                Redemptions = [.. rows.Redemptions.Select(row => row with { Household = households[row.Household] })],
            };
        var products = Numbers(
            [
                .. rows.Lines.Select(line => line.Product), .. rows.Products.Select(row => row.Product),
                .. rows.Promotions.Select(row => row.Product), .. rows.Coupons.Select(row => row.Product),
            ]);
        if (products.Any(pair => pair.Key != pair.Value))
            yield return rows with
            {
                Lines = [.. rows.Lines.Select(line => line with { Product = products[line.Product] })],
                Products = [.. rows.Products.Select(row => row with { Product = products[row.Product] })],
                Promotions = [.. rows.Promotions.Select(row => row with { Product = products[row.Product] })],
                Coupons = [.. rows.Coupons.Select(row => row with { Product = products[row.Product] })],
            };
        const int step = 7;
        var baskets = rows.Lines.Select(line => line.Basket).Distinct().Order().Select((basket, i) => (basket, i)).ToDictionary(
            pair => pair.basket, pair => (long)(pair.i + 1) * step);
        if (baskets.Any(pair => pair.Key != pair.Value))
            yield return rows with { Lines = [.. rows.Lines.Select(line => line with { Basket = baskets[line.Basket] })] };
    }

    static Dictionary<int, int> Numbers(int[] ids) =>
        ids.Distinct().Order().Select((id, i) => (id, i)).ToDictionary(pair => pair.id, pair => pair.i + 1);

    static int[] Households(JourneyRows rows) =>
        [.. rows.Lines.Select(line => line.Household).Concat(rows.Demographics.Select(row => row.Household))
            .Concat(rows.Targets.Select(row => row.Household)).Concat(rows.Redemptions.Select(row => row.Household)).Distinct()];

    static JourneyRows OfHouseholds(JourneyRows rows, HashSet<int> kept) => rows with
    {
        Lines = [.. rows.Lines.Where(line => kept.Contains(line.Household))],
        Demographics = [.. rows.Demographics.Where(row => kept.Contains(row.Household))],
        Targets = [.. rows.Targets.Where(row => kept.Contains(row.Household))],
        Redemptions = [.. rows.Redemptions.Where(row => kept.Contains(row.Household))],
    };
}
