namespace DunnHumbyColumnar.Synthetic;

/// <summary>Which products the coupons of each campaign are for, and which households are targeted.</summary>
sealed class CampaignPlan
{
    /// <summary>Share of a targeted household's lines that the campaign moves to its products.</summary>
    public const double LineShare = 0.08;

    const long FirstCode = 10_000_085_207;
    const long CodeStep = 33_333_337;

    readonly ulong _seed;
    readonly int[][] _campaignsOf;

    public CampaignPlan(ulong seed, GeneratedCounts counts, ProductCatalogue products, HouseholdPlan households)
    {
        _seed = seed;
        var facts = CampaignFacts.All;
        CouponRows = Apportionment.Divide(GeneratedCounts.DistinctCoupons, [.. facts.Select(fact => (double)fact.Coupons)], 1);
        Targeted = [.. Target(seed, counts, households)];
        Products = [.. facts.Select((fact, campaign) => Pool(campaign, products))];
        _campaignsOf = new int[households.Count][];
        Array.Fill(_campaignsOf, []);
        for (int campaign = 0; campaign < facts.Length; campaign++)
            foreach (int household in Targeted[campaign])
                _campaignsOf[household] = [.. _campaignsOf[household], campaign];
    }

    /// <summary>Different coupon rows per campaign.</summary>
    public int[] CouponRows { get; }

    /// <summary>Households per campaign, ascending.</summary>
    public int[][] Targeted { get; }

    /// <summary>Products per campaign that its coupons are for.</summary>
    public int[][] Products { get; }

    /// <summary>A campaign that runs on a day and targets a household; -1: none.</summary>
    public int Running(int household, int day)
    {
        foreach (int campaign in _campaignsOf[household])
            if (day >= CampaignFacts.All[campaign].StartDay && day <= CampaignFacts.All[campaign].EndDay)
                return campaign;
        return -1;
    }

    public static long CodeOf(int campaign, int number) => FirstCode + (((campaign * 256L) + number) * CodeStep);

    /// <summary>The coupons of a campaign: code number and product, all different.</summary>
    public IEnumerable<(int Number, int Product)> Coupons(int campaign)
    {
        int codes = Math.Min(CampaignFacts.All[campaign].Codes, CouponRows[campaign]);
        var draws = new Draws(_seed, Purpose.CampaignProducts, campaign, 1);
        var weights = new double[codes];
        for (int code = 0; code < codes; code++)
            weights[code] = 0.2 + draws.Unit();
        int[] pool = Products[campaign];
        int[] sizes = Apportionment.Divide(CouponRows[campaign], weights, 1, _ => pool.Length);
        int at = 0;
        for (int code = 0; code < codes; code++)
        {
            for (int i = 0; i < sizes[code]; i++)
                yield return (code, pool[(at + i) % pool.Length]);
            at = (at + sizes[code]) % pool.Length;
        }
    }

    /// <summary>Households that buy more are targeted more often.</summary>
    static IEnumerable<int[]> Target(ulong seed, GeneratedCounts counts, HouseholdPlan households)
    {
        int[] sizes = Apportionment.Divide(
            counts.CampaignHouseholds, [.. CampaignFacts.All.Select(fact => (double)fact.Households)], 0, _ => households.Count);
        for (int campaign = 0; campaign < sizes.Length; campaign++)
        {
            var keys = new double[households.Count];
            var order = new int[households.Count];
            for (int household = 0; household < order.Length; household++)
            {
                keys[household] = new Draws(seed, Purpose.CampaignHousehold, campaign, household)
                    .Unit() / (200 + households.Lines[household]);
                order[household] = household;
            }

            Array.Sort(keys, order);
            int[] targeted = order[..sizes[campaign]];
            Array.Sort(targeted);
            yield return targeted;
        }
    }

    /// <summary>Products of some commodities: enough for every coupon to have its rows, half as many as rows where that is more.</summary>
    int[] Pool(int campaign, ProductCatalogue products)
    {
        int codes = Math.Min(CampaignFacts.All[campaign].Codes, CouponRows[campaign]);
        int wanted = Math.Min(20_000, Math.Max(CouponRows[campaign] / 2, ((CouponRows[campaign] - 1) / codes) + 1));
        var draws = new Draws(_seed, Purpose.CampaignProducts, campaign);
        var seen = new HashSet<int>();
        var pool = new List<int>(wanted);
        while (pool.Count < wanted)
        {
            // The hundred most bought commodities.
            int commodity = draws.Below(100);
            if (!seen.Add(commodity))
                continue;
            var members = products.MembersOf(CommodityFacts.All[commodity].Name);
            pool.AddRange(members[..Math.Min(members.Length, wanted - pool.Count)]);
        }

        return [.. pool];
    }
}
