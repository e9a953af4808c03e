using DunnHumbyColumnar.Csv;
using DunnHumbyColumnar.Tests.Support;
using FsCheck.Xunit;
using Xunit;

namespace DunnHumbyColumnar.Tests.Csv;

/// <summary>The fast scanners, the general reader and the exact one read the same, in chunks of any size on any number of threads; the order of rows does not matter.</summary>
public sealed class DifferentialProperties
{
    [Property(MaxTest = 40)]
    public void All_readers_agree(int seed, byte chunk, byte threads)
    {
        var journey = new SmallJourney(seed, 1 + Math.Abs(seed % 400));
        var random = new Random(seed);
        // Now and then a quoted field, which sends its chunk to the general reader.
        for (int i = random.Next(4); i > 0; i--)
        {
            string table = random.Next(2) == 0 ? "transaction_data" : "causal_data";
            int line = random.Next(1, journey[table].Count);
            int field = random.Next(3);
            journey.Replace(table, line, field, $"\"{journey[table][line].Split(',')[field].Trim('"')}\"");
        }

        using var folder = new TemporaryFolder();
        journey.Save(folder["csv"]);
        string expected = Hash(folder, 1, 4 << 20, new CsvOptions { ForceExact = true });
        Assert.Equal(expected, Hash(folder, 1 + (threads % 4), 4 << 20, new CsvOptions { ForceGeneral = true }));
        Assert.Equal(expected, Hash(folder, 1 + (threads % 4), 1 + chunk, new CsvOptions()));
        Assert.Equal(expected, Hash(folder, 1 + (threads % 4), 3 + (chunk * 5), new CsvOptions { ForceGeneral = true }));
    }

    [Property(MaxTest = 20)]
    public void The_order_of_rows_does_not_matter(int seed)
    {
        var journey = new SmallJourney(seed, 200);
        using var folder = new TemporaryFolder();
        journey.Save(folder["csv"]);
        string expected = Hash(folder, 2, 4 << 20, new CsvOptions());
        var random = new Random(seed);
        foreach (string table in Journey.SourceTableNames)
        {
            string[] rows = [.. journey[table].Skip(1)];
            random.Shuffle(rows);
            journey[table].RemoveRange(1, rows.Length);
            journey[table].AddRange(rows);
        }

        journey.Save(folder["csv"]);
        Assert.Equal(expected, Hash(folder, 3, 500, new CsvOptions()));
    }

    [Property(MaxTest = 20)]
    public void One_changed_value_changes_the_content(int seed)
    {
        var journey = new SmallJourney(seed, 100);
        using var folder = new TemporaryFolder();
        journey.Save(folder["csv"]);
        string before = Hash(folder, 2, 4 << 20, new CsvOptions());
        var random = new Random(seed);
        journey.Replace("transaction_data", random.Next(1, 101), 4, "77");
        journey.Save(folder["csv"]);
        Assert.NotEqual(before, Hash(folder, 2, 4 << 20, new CsvOptions()));
    }

    static string Hash(TemporaryFolder folder, int threads, int chunkBytes, CsvOptions options) =>
        SmallJourney.IngestAsync(folder, threads, chunkBytes, options).GetAwaiter().GetResult().ContentHash;
}
