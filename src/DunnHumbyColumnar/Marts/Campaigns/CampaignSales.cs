using DunnHumbyColumnar.Columns;
using DunnHumbyColumnar.Query;

namespace DunnHumbyColumnar.Marts;

/// <summary>
/// Sales of each campaign's listed products by day of the clean view and kind of household, a combination of the flags
/// <see cref="Targeted"/> (in campaign_table) and <see cref="Redeeming"/> (has a redemption), or <see cref="Anonymous"/>. Campaigns are
/// codes, those that campaign_desc lacks included.
/// </summary>
sealed class CampaignSales
{
    public const int Targeted = 1;
    public const int Redeeming = 2;

    /// <summary>Not a household.</summary>
    public const int Anonymous = 4;

    const int Kinds = 5;

    /// <summary>A sum by kind, whether there are lines, and a row of daily_campaign_sales.</summary>
    const int BytesPerDay = (Kinds * sizeof(long)) + sizeof(bool) + 96;

    readonly int _days;
    readonly long[] _cents;
    readonly bool[] _hasLines;

    CampaignSales(int[] households, int firstDay, int days, int campaigns)
    {
        Households = households;
        FirstDay = firstDay;
        _days = days;
        _cents = new long[(long)campaigns * days * Kinds];
        _hasLines = new bool[(long)campaigns * days];
    }

    /// <summary>Household codes of the clean view, ascending.</summary>
    public int[] Households { get; }

    /// <summary>First day of the clean view; 0 if it is empty.</summary>
    public int FirstDay { get; }

    /// <summary>Last day of the clean view; before the first if it is empty.</summary>
    public int LastDay => FirstDay + _days - 1;

    /// <exception cref="MemoryBudgetException">There are too many campaigns.</exception>
    public static CampaignSales Build(QueryContext context, CleaningProfile? cleaning, CampaignCatalog catalog)
    {
        var rules = new CleanRules(context.Data, cleaning, null);
        var totals = HouseholdTotals.Build(context, rules, HouseholdMeasures.Basics);
        int[] firstDays = [.. totals.FirstDays, .. totals.AnonymousDays is { } other ? (int[])[other.First] : []];
        int[] lastDays = [.. totals.LastDays, .. totals.AnonymousDays is { } others ? (int[])[others.Last] : []];
        int firstDay = firstDays.Length == 0 ? 0 : firstDays.Min();
        int days = firstDays.Length == 0 ? 0 : lastDays.Max() - firstDay + 1;
        int campaigns = catalog.Products.Length;
        context.Memory.Reserve("the sales of each campaign on each day", (long)campaigns * days * BytesPerDay);
        var sales = new CampaignSales(totals.Households, firstDay, days, campaigns);
        var kept = new bool[context.Data.Households.Count];
        foreach (int household in totals.Households)
            kept[household] = true;
        if (context.Data.Anonymous >= 0)
            kept[context.Data.Anonymous] = true;
        var products = new ProductCampaigns(catalog.Products, context.Data.Products.Count);
        var kinds = KindsOf(catalog.Targeted, Targeted).Concat(KindsOf(catalog.Redeeming, Redeeming))
            .ToLookup(known => known.Household, known => (known.Campaign, known.Kind));
        Partitions.ForHouseholds(context, () => new Adder(rules, products, kinds, sales), (adder, _, ranges) => adder.Add(ranges), kept);
        return sales;
    }

    /// <summary>Whether any product of the campaign has a line on a day of the clean view.</summary>
    public bool HasLines(int campaign, int day) => _hasLines[(campaign * _days) + day - FirstDay];

    /// <summary>Cents in [firstDay, lastDay] of households whose kind is wanted.</summary>
    public long Sum(int campaign, int firstDay, int lastDay, Func<int, bool> isWanted)
    {
        long sum = 0;
        for (int day = Math.Max(firstDay, FirstDay); day <= Math.Min(lastDay, LastDay); day++)
            for (int kind = 0; kind < Kinds; kind++)
                sum += isWanted(kind) ? _cents[(((campaign * _days) + day - FirstDay) * Kinds) + kind] : 0;
        return sum;
    }

    /// <summary>Number of days in [firstDay, lastDay] that lie in the clean view.</summary>
    public int Days(int firstDay, int lastDay) => Math.Max(0, Math.Min(lastDay, LastDay) - Math.Max(firstDay, FirstDay) + 1);

    static IEnumerable<(int Household, int Campaign, int Kind)> KindsOf(int[][] households, int kind) =>
        households.SelectMany((members, campaign) => members.Select(household => (household, campaign, kind)));

    /// <summary>One thread's accumulator. Threads share the sums, so additions are atomic.</summary>
    sealed class Adder(CleanRules rules, ProductCampaigns products, ILookup<int, (int Campaign, int Kind)> kinds, CampaignSales sums)
    {
        readonly CleanLines _lines = new(rules);
        readonly int[] _kinds = new int[sums._days == 0 ? 0 : sums._hasLines.Length / sums._days];

        public void Add(ReadOnlySpan<HouseholdRange> ranges)
        {
            foreach (var range in ranges)
            {
                if (!_lines.Read(range))
                    continue;
                _kinds.AsSpan().Fill(range.Household == rules.Data.Anonymous ? Anonymous : 0);
                foreach (var (campaign, kind) in kinds[range.Household])
                    _kinds[campaign] |= kind;
                _lines.Days(out var ends, out var days);
                for (int run = 0, start = 0; run < days.Length; start = ends[run++])
                    Add(days[run] - sums.FirstDay, start, ends[run]);
            }
        }

        void Add(int day, int start, int end)
        {
            var mask = _lines.Mask;
            var bought = _lines.Products;
            var cents = _lines.Sales;
            for (int line = start; line < end; line++)
            {
                if (mask[line] == 0)
                    continue;
                foreach (int campaign in products.CampaignsOf(bought[line]))
                {
                    int cell = (campaign * sums._days) + day;
                    Interlocked.Add(ref sums._cents[(cell * Kinds) + _kinds[campaign]], cents[line]);
                    Volatile.Write(ref sums._hasLines[cell], true);
                }
            }
        }
    }
}
