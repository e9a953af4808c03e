namespace DunnHumbyColumnar.Synthetic;

/// <summary>The rows of campaign_desc, campaign_table, coupon and coupon_redempt.</summary>
sealed class CampaignWriter(ulong seed, GeneratedCounts counts, ProductCatalogue products, BasketPlan baskets, CampaignPlan campaigns)
{
    const int TriesForADay = 24;

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
                bool isRepeated = (row + 1) * GeneratedCounts.RepeatedCoupons / GeneratedCounts.DistinctCoupons > row * GeneratedCounts.RepeatedCoupons / GeneratedCounts.DistinctCoupons;
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

    /// <summary>Redemptions fall on a day on which the household buys, where it buys during the campaign at all.</summary>
    public int FillRedemptions(CsvText text)
    {
        int[] sizes = Apportionment.Divide(
            counts.Redemptions, [.. CampaignFacts.All.Select(fact => (double)fact.Redemptions)], 0, campaign => campaigns.Targeted[campaign].Length == 0 ? 0 : int.MaxValue);
        for (int campaign = 0; campaign < sizes.Length; campaign++)
        {
            var rows = new List<(int Day, int Household, int Number)>();
            for (int i = 0; i < sizes[campaign]; i++)
            {
                var draws = new Draws(seed, Purpose.Redemption, campaign, i);
                int household = campaigns.Targeted[campaign][draws.Below(campaigns.Targeted[campaign].Length)];
                rows.Add((DayOf(campaign, household, ref draws), household, draws.Below(Math.Min(CampaignFacts.All[campaign].Codes, campaigns.CouponRows[campaign]))));
            }

            foreach (var (day, household, number) in rows.Order())
            {
                text.Append(FormattableString.Invariant($"{household + 1},{day},{CampaignPlan.CodeOf(campaign, number)},{campaign + 1}"));
                text.EndLine();
            }
        }

        return counts.Redemptions;
    }

    int DayOf(int campaign, int household, ref Draws draws)
    {
        var fact = CampaignFacts.All[campaign];
        int last = Math.Min(Calendar.LastDay, fact.EndDay);
        var (first, end) = (baskets.First[household], baskets.First[household + 1]);
        for (int i = 0; i < TriesForADay; i++)
        {
            int day = baskets.Day[first + draws.Below(end - first)];
            if (day >= fact.StartDay && day <= last)
                return day;
        }

        return draws.Between(fact.StartDay, last);
    }
}
