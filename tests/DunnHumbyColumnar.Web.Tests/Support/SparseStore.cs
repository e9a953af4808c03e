namespace DunnHumbyColumnar.Web.Tests.Support;

/// <summary>Stores that have next to nothing in them.</summary>
static class SparseStore
{
    static readonly string[] Tables =
    [
        "transaction_data", "causal_data", "product", "hh_demographic", "campaign_desc", "campaign_table", "coupon", "coupon_redempt",
    ];

    /// <summary>What is left of the tiny journey.</summary>
    public static IReadOnlyList<string> Kinds { get; } =
    [
        "no rows", .. Tables.Select(table => "no " + table), "no transactions and no households", "no line that counts", "one household",
        "one line", "one product",
    ];

    /// <summary>Writes what is left to the folder of a tiny journey, and ingests it.</summary>
    public static async Task<string> WriteAsync(TinyJourney tiny, string kind)
    {
        switch (kind)
        {
            case "no rows":
                foreach (string table in Tables)
                    Keep(tiny, table, _ => false);
                break;
            case "no transactions and no households":
                foreach (string table in (string[])["transaction_data", "hh_demographic", "campaign_table", "coupon_redempt"])
                    Keep(tiny, table, _ => false);
                break;
            case "no line that counts":
                // A single day: households with one shopping day do not count.
                Keep(tiny, "transaction_data", cells => cells[2] == "200");
                break;
            case "one household":
                Keep(tiny, "transaction_data", cells => cells[0] == "1");
                Keep(tiny, "hh_demographic", cells => cells[^1] == "1");
                break;
            case "one line":
                int seen = 0;
                Keep(tiny, "transaction_data", _ => seen++ == 0);
                break;
            case "one product":
                Keep(tiny, "transaction_data", cells => cells[3] == "1000");
                Keep(tiny, "product", cells => cells[0] == "1000");
                Keep(tiny, "causal_data", cells => cells[0] == "1000");
                break;
            default:
                Keep(tiny, kind["no ".Length..], _ => false);
                break;
        }

        string store = Path.Combine(Path.GetDirectoryName(tiny.Store)!, "sparse");
        await Journey.IngestAsync(tiny.Csv, store);
        return store;
    }

    static void Keep(TinyJourney tiny, string table, Func<string[], bool> isKept)
    {
        string[] lines = File.ReadAllLines(tiny.FileOf(table));
        File.WriteAllText(tiny.FileOf(table), string.Join('\n', [lines[0], .. lines[1..].Where(line => isKept(line.Split(',')))]) + "\n");
    }
}
