using System.Collections.Immutable;
using System.Globalization;

namespace DunnHumbyColumnar.Bench.Suites.Tables;

/// <summary>Totals that results must add up to, from the text of the CSV files by the plainest means. Money in cents.</summary>
static class NaiveTotals
{
    const string Petrol = "GASOLINE-REG UNLEADED";
    const int FirstDay = 101;
    const int LastDay = 708;

    /// <summary>Sales of all lines.</summary>
    public static long Sales() => Lines("transaction_data", "SALES_VALUE").Sum(line => Cents(line[0]));

    /// <summary>Clean sales of each household.</summary>
    public static Dictionary<int, long> CleanSales() =>
        CleanLines().GroupBy(line => line.Household).ToDictionary(lines => lines.Key, lines => lines.Sum(line => line.Sales));

    /// <summary>Clean sales of lines on display, in the mailer, both, and either, added up.</summary>
    public static long PromotedSales()
    {
        var lines = CleanLines().ToLookup(line => (line.Product, line.Store, line.Week));
        var flags = new Dictionary<(int, int, int), (bool Displayed, bool Mailed)>();
        foreach (var row in Lines("causal_data", "PRODUCT_ID", "STORE_ID", "WEEK_NO", "display", "mailer"))
        {
            var place = (Number(row[0]), Number(row[1]), Number(row[2]));
            if (!lines.Contains(place))
                continue;
            var (displayed, mailed) = flags.GetValueOrDefault(place);
            flags[place] = (displayed || row[3] != "0", mailed || row[4] != "0");
        }

        return flags.Sum(known => lines[known.Key].Sum(line => line.Sales) * ((known.Value.Displayed ? 1 : 0) + (known.Value.Mailed ? 1 : 0)
            + (known.Value.Displayed && known.Value.Mailed ? 1 : 0) + (known.Value.Displayed || known.Value.Mailed ? 1 : 0)));
    }

    /// <summary>Clean sales of the products of each campaign's coupons, added up.</summary>
    public static long CampaignSales()
    {
        var campaigns = Lines("coupon", "PRODUCT_ID", "CAMPAIGN").Select(line => (Product: Number(line[0]), Campaign: line[1]))
            .Distinct().CountBy(listed => listed.Product).ToDictionary();
        return CleanLines().Sum(line => line.Sales * campaigns.GetValueOrDefault(line.Product));
    }

    /// <summary>Households with demographics.</summary>
    public static HashSet<int> KnownHouseholds() => [.. Lines("hh_demographic", "household_key").Select(line => Number(line[0]))];

    /// <summary>Promotion rows: all, those without a display, and those of the twenty products that are mailed most.</summary>
    public static (long Rows, long NoDisplay, long TopMailed) Causal()
    {
        long rows = 0;
        long noDisplay = 0;
        var mailed = new Dictionary<string, long>();
        foreach (var line in Lines("causal_data", "PRODUCT_ID", "display", "mailer"))
        {
            rows++;
            noDisplay += line[1] == "0" ? 1 : 0;
            if (line[2] != "0")
                mailed[line[0]] = mailed.GetValueOrDefault(line[0]) + 1;
        }

        return (rows, noDisplay, mailed.Values.OrderDescending().Take(20).Sum());
    }

    static List<(int Household, int Product, int Store, int Week, long Sales)> CleanLines()
    {
        var products = Lines("product", "PRODUCT_ID", "COMMODITY_DESC", "SUB_COMMODITY_DESC")
            .Where(line => line[1] != Petrol && line[2] != Petrol)
            .Select(line => Number(line[0]))
            .ToHashSet();
        return [.. Lines("transaction_data", "household_key", "DAY", "PRODUCT_ID", "QUANTITY", "SALES_VALUE", "STORE_ID", "WEEK_NO")
            .Select(line => (
                Household: Number(line[0]), Day: Number(line[1]), Product: Number(line[2]), Quantity: Number(line[3]),
                Sales: Cents(line[4]), Store: Number(line[5]), Week: Number(line[6])))
            .Where(line => line is { Quantity: > 0, Sales: > 0, Day: >= FirstDay and <= LastDay } && products.Contains(line.Product))
            .GroupBy(line => line.Household)
            .Where(lines => lines.DistinctBy(line => line.Day).Take(2).Count() > 1)
            .SelectMany(lines => lines.Select(line => (line.Household, line.Product, line.Store, line.Week, line.Sales)))];
    }

    /// <summary>The named fields of each line. The generated texts need no quotes.</summary>
    static IEnumerable<ImmutableArray<string>> Lines(string table, params string[] columns)
    {
        var lines = File.ReadLines(SuiteStore.Csv(table));
        string[] header = lines.First().Split(',');
        int[] places = Array.ConvertAll(columns, column => Array.IndexOf(header, column));
        foreach (string line in lines.Skip(1))
        {
            string[] fields = line.Split(',');
            yield return [.. places.Select(place => fields[place])];
        }
    }

    static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    static long Cents(string text) => (long)(decimal.Parse(text, CultureInfo.InvariantCulture) * 100);
}
