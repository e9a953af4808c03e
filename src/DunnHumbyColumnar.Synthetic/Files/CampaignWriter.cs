namespace DunnHumbyColumnar.Synthetic;

/// <summary>The rows of campaign_desc, campaign_table, coupon and coupon_redempt.</summary>
sealed class CampaignWriter(
    ulong seed, GeneratedCounts counts, ProductCatalogue products, BasketPlan baskets, BasketLines lines, CampaignPlan campaigns)
{
    const int BasketsTried = 4;

    public static int FillCampaigns(CsvText text)
    {
        for (int campaign = 0; campaign < CampaignFacts.All.Length; campaign++)
        {
            var fact = CampaignFacts.All[campaign];
            text.Append(FormattableString.Invariant($"{fact.Description},{campaign + 1},{fact.StartDay},{fact.EndDay}"));
            text.EndLine();
        }

        return CampaignFacts.All.Length;
    }

    public int FillHouseholds(CsvText text)
    {
        for (int campaign = 0; campaign < CampaignFacts.All.Length; campaign++)
        {
            foreach (int household in campaigns.Targeted[campaign])
            {
                text.Append(FormattableString.Invariant($"{CampaignFacts.All[campaign].Description},{household + 1},{campaign + 1}"));
                text.EndLine();
            }
        }

        return campaigns.Targeted.Sum(households => households.Length);
    }

    public int FillCoupons(CsvText text)
    {
        long row = 0;
        for (int campaign = 0; campaign < CampaignFacts.All.Length; campaign++)
        {
            foreach (var (number, product) in campaigns.Coupons(campaign))
            {
                bool isRepeated = (row + 1) * GeneratedCounts.RepeatedCoupons / GeneratedCounts.DistinctCoupons
                    > row * GeneratedCounts.RepeatedCoupons / GeneratedCounts.DistinctCoupons;
                for (int copy = 0; copy < (isRepeated ? 2 : 1); copy++)
                {
                    text.Append(CampaignPlan.CodeOf(campaign, number));
                    text.Comma();
                    text.Append(products.Id[product]);
                    text.Comma();
                    text.Append(campaign + 1);
                    text.EndLine();
                }

                row++;
            }
        }

        return GeneratedCounts.DistinctCoupons + GeneratedCounts.RepeatedCoupons;
    }

    /// <summary>
    /// Redeems what the campaign made the household buy, if there is any; otherwise anything on a day on which it buys, or on any day.
    /// </summary>
    public int FillRedemptions(CsvText text)
    {
        int[] sizes = Apportionment.Divide(
            counts.Redemptions, [.. CampaignFacts.All.Select(fact => (double)fact.Redemptions)], 0,
            campaign => campaigns.Targeted[campaign].Length == 0 ? 0 : int.MaxValue);
        for (int campaign = 0; campaign < sizes.Length; campaign++)
        {
            var couponsOf = campaigns.Coupons(campaign).ToLookup(coupon => coupon.Product, coupon => coupon.Number);
            var rows = new List<(int Day, int Household, int Number)>();
            for (int i = 0; i < sizes[campaign]; i++)
            {
                var draws = new Draws(seed, Purpose.Redemption, campaign, i);
                int household = campaigns.Targeted[campaign][draws.Below(campaigns.Targeted[campaign].Length)];
                var (day, number) = Redeem(campaign, household, couponsOf, ref draws);
                rows.Add((day, household, number));
            }

            foreach (var (day, household, number) in rows.Order())
            {
                text.Append(FormattableString.Invariant($"{household + 1},{day},{CampaignPlan.CodeOf(campaign, number)},{campaign + 1}"));
                text.EndLine();
            }
        }

        return counts.Redemptions;
    }

    (int Day, int Number) Redeem(int campaign, int household, ILookup<int, int> couponsOf, ref Draws draws)
    {
        var fact = CampaignFacts.All[campaign];
        int last = Math.Min(Calendar.LastDay, fact.EndDay);
        int[] during = [.. Enumerable.Range(baskets.First[household], baskets.First[household + 1] - baskets.First[household])
            .Where(basket => baskets.Day[basket] >= fact.StartDay && baskets.Day[basket] <= last)];
        var drawn = new List<(int Product, bool IsCampaign)>();
        for (int i = 0; i < Math.Min(BasketsTried, during.Length); i++)
        {
            int basket = during[draws.Below(during.Length)];
            lines.Draw(basket, drawn, out _);
            foreach (var (product, isCampaign) in drawn)
                if (isCampaign && couponsOf.Contains(product))
                    return (baskets.Day[basket], couponsOf[product].First());
        }

        int day = during.Length > 0 ? baskets.Day[during[draws.Below(during.Length)]] : draws.Between(fact.StartDay, last);
        return (day, draws.Below(Math.Min(fact.Codes, campaigns.CouponRows[campaign])));
    }
}
