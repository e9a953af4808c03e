using System.Globalization;
using System.Text;
using DunnHumbyColumnar.Columns;
using DunnHumbyColumnar.Csv;
using DunnHumbyColumnar.Tests.Support;

namespace DunnHumbyColumnar.Tests.Csv;

/// <summary>Eight small valid CSV files in memory, to be spoilt or dressed up and then ingested.</summary>
sealed class SmallJourney
{
    /// <summary>Table to the lines of its file without line ends, header first; a character is a byte.</summary>
    readonly Dictionary<string, List<string>> _lines;

    public SmallJourney(int seed, int rows)
    {
        var random = new Random(seed);
        _lines = CompleteJourney.Tables.ToDictionary(table => table.Name, table => new List<string> { string.Join(',', table.Columns.Select(column => column.Header)) });
        for (int row = 0; row < rows; row++)
        {
            Add("transaction_data", random.Next(1, 40), 30_000_000_000 + random.Next(rows), random.Next(1, 712), 100 + random.Next(60), random.Next(4), Money(random, 0, 2_000), random.Next(1, 400),
                Money(random, -99, 0), (random.Next(24) * 100) + random.Next(60), random.Next(1, 103), Money(random, -99, 0), "0");
            Add("causal_data", 100 + random.Next(60), random.Next(1, 400), random.Next(9, 102), "0123456789A"[random.Next(11)], "0ACDFHJLPXZ"[random.Next(11)]);
        }

        for (int product = 0; product < 60; product++)
            Add("product", 100 + product, random.Next(500), "GROCERY", "National", product % 7 == 0 ? "SOFT DRINKS" : "BREAD", "KIND " + (product % 5), " ");
        for (int household = 1; household < 20; household++)
            Add("hh_demographic", "45-54", "A", "35-49K", "Homeowner", "2 Adults No Kids", 2, "None/Unknown", household);
        for (int campaign = 1; campaign <= 3; campaign++)
            Add("campaign_desc", "TypeA", campaign, 100 * campaign, 719);
        Add("campaign_table", "TypeA", 3, 1);
        Add("coupon", 10_000_085_207, 101, 1);
        Add("coupon_redempt", 3, 120, 10_000_085_207, 1);
    }

    /// <summary>The lines of a table's file, header first.</summary>
    public List<string> this[string table] => _lines[table];

    public string LineEnd { get; init; } = "\n";

    /// <summary>Bytes before line i of a table; i counts from 0, the header's number.</summary>
    public long Offset(string table, int i) => _lines[table].Take(i).Sum(line => (long)line.Length + LineEnd.Length);

    /// <summary>Replaces one field; all lines must be unquoted.</summary>
    public void Replace(string table, int line, int field, string text)
    {
        string[] fields = _lines[table][line].Split(',');
        fields[field] = text;
        _lines[table][line] = string.Join(',', fields);
    }

    /// <summary>Characters before a field of a line.</summary>
    public int Position(string table, int line, int field) => _lines[table][line].Split(',').Take(field).Sum(text => text.Length + 1);

    public void Save(string folder)
    {
        Directory.CreateDirectory(folder);
        foreach (var (table, lines) in _lines)
            File.WriteAllBytes(Path.Combine(folder, table + ".csv"), Encoding.Latin1.GetBytes(string.Concat(lines.Select(line => line + LineEnd))));
    }

    /// <summary>Ingests a folder of files into a new store beside it.</summary>
    public static async Task<IngestReport> IngestAsync(TemporaryFolder folder, int threads = 2, int chunkBytes = 4 << 20, CsvOptions? csv = null, long? maximumRejects = null) =>
        await Journey.IngestAsync(folder["csv"], folder["store"], new IngestOptions
        {
            Threads = threads,
            Csv = (csv ?? new CsvOptions()) with { ChunkBytes = chunkBytes },
            MaximumRejects = maximumRejects,
            RejectsFile = maximumRejects is null ? null : folder["rejects.csv"],
            Force = true,
        });

    void Add(string table, params object[] fields) => _lines[table].Add(string.Join(',', fields.Select(field => Convert.ToString(field, CultureInfo.InvariantCulture))));

    static string Money(Random random, int from, int to) => (random.Next(from, to + 1) / 100m).ToString("0.##", CultureInfo.InvariantCulture);
}
