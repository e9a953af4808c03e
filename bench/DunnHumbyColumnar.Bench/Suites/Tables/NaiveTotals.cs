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
    public static Dictionary<int, long> CleanSales()
    {
        var products = Lines("product", "PRODUCT_ID", "COMMODITY_DESC", "SUB_COMMODITY_DESC")
            .Where(line => line[1] != Petrol && line[2] != Petrol)
            .Select(line => Number(line[0]))
            .ToHashSet();
        return Lines("transaction_data", "household_key", "DAY", "PRODUCT_ID", "QUANTITY", "SALES_VALUE")
            .Select(line => (Household: Number(line[0]), Day: Number(line[1]), Product: Number(line[2]), Quantity: Number(line[3]), Sales: Cents(line[4])))
            .Where(line => line is { Quantity: > 0, Sales: > 0, Day: >= FirstDay and <= LastDay } && products.Contains(line.Product))
            .GroupBy(line => line.Household)
            .Where(lines => lines.DistinctBy(line => line.Day).Take(2).Count() > 1)
            .ToDictionary(lines => lines.Key, lines => lines.Sum(line => line.Sales));
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
