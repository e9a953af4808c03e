using System.Text;

namespace DunnHumbyColumnar.Tests.Csv.Files;

/// <summary>
/// The files of a journey as people have them: other delimiters, blank lines, parts, compression, spellings of names, perhaps all in a zip
/// archive; the rows are the same.
/// </summary>
static class Coat
{
    static readonly char[] Delimiters = [',', ';', '\t', '|', ' '];

    static readonly Dictionary<string, string[]> Spellings = new()
    {
        ["transaction_data"] = ["transaction_data", "TRANSACTION_DATA", "transactions", "Transaction Data", "_transactiondata"],
        ["causal_data"] = ["causal_data", "causaldata", "Causal-Data"],
        ["product"] = ["product", "products", "Product"],
        ["hh_demographic"] = ["hh_demographic", "hhdemographic", "demographics"],
        ["campaign_desc"] = ["campaign_desc", "campaign_descriptions", "CampaignDesc"],
        ["campaign_table"] = ["campaign_table", "campaigns", "campaigntable"],
        ["coupon"] = ["coupon", "coupons", "COUPON"],
        ["coupon_redempt"] = ["coupon_redempt", "coupon_redemptions", "couponredempt"],
    };

    /// <summary>Writes a journey into a folder; returns what an ingest is to read: the folder, or an archive in it.</summary>
    public static string Write(SmallJourney journey, string folder, Random random)
    {
        Directory.CreateDirectory(folder);
        var files = SmallJourney.Tables.SelectMany(table => FilesOf(journey, table, random)).ToList();
        if (random.Next(4) == 0)
        {
            string archive = Path.Combine(folder, "archive.zip");
            string inside = random.Next(2) == 0 ? "" : "the data/";
            Packing.Zip(archive, files.Select(file => (inside + file.Name, file.Content)));
            return random.Next(2) == 0 ? archive : folder;
        }

        foreach (var (name, content) in files)
        {
            string extension = random.GetItems(Packing.Extensions, 1)[0];
            int[] cuts = [.. Enumerable.Range(0, random.Next(3)).Select(_ => random.Next(1, content.Length))];
            File.WriteAllBytes(Path.Combine(folder, name + extension), Packing.Pack(content, extension, cuts));
        }

        return folder;
    }

    static IEnumerable<(string Name, byte[] Content)> FilesOf(SmallJourney journey, string table, Random random)
    {
        string stem = random.GetItems(Spellings[table], 1)[0];
        string extension = random.GetItems([".csv", ".CSV", ".txt", ".tsv"], 1)[0];
        var rows = journey.Rows(table);
        int parts = rows.Count < 3 ? 1 : random.Next(1, 4);
        for (int part = 0; part < parts; part++)
        {
            var own = rows.Skip(part * rows.Count / parts).Take(((part + 1) * rows.Count / parts) - (part * rows.Count / parts));
            string number = parts == 1 ? "" : random.GetItems(["_", "-2004-", "_part"], 1)[0] + (part + 1);
            yield return (stem + number + extension, TextOf(table, own, random));
        }
    }

    static byte[] TextOf(string table, IEnumerable<string[]> rows, Random random)
    {
        char delimiter = random.GetItems(Delimiters, 1)[0];
        string lineEnd = random.Next(3) == 0 ? "\r\n" : "\n";
        var text = new StringBuilder(random.Next(4) == 0 ? "\uFEFF" : "");
        foreach (string[] fields in rows.Prepend(SmallJourney.Header(table)))
        {
            if (random.Next(10) == 0)
                text.Append(random.Next(2) == 0 ? "" : "  ").Append(lineEnd);
            text.AppendJoin(delimiter == ' ' ? random.GetItems([" ", "   "], 1)[0] : delimiter.ToString(), fields.Select(Quoted));
            text.Append(lineEnd);
        }

        return Encoding.UTF8.GetBytes(text.ToString());

        string Quoted(string content)
        {
            bool mustQuote = delimiter == ' '
                ? content.Length == 0 || content.Any(sign => sign is ' ' or '\t') || content.StartsWith('"')
                : content.Contains(delimiter) || content.StartsWith('"') || content.Trim(' ').Length == 0;
            return mustQuote ? "\"" + content.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"" : content;
        }
    }
}
