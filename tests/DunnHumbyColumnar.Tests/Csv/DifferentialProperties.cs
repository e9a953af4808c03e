using DunnHumbyColumnar.Csv;
using DunnHumbyColumnar.Tests.Snapshots;
using DunnHumbyColumnar.Tests.Support;
using FsCheck;
using FsCheck.Xunit;
using Xunit;

namespace DunnHumbyColumnar.Tests.Csv;

/// <summary>However a file is read, cut, ordered or written, equal rows give an equal store.</summary>
public abstract class DifferentialProperties
{
    [Property]
    public void All_readers_give_the_same_store(CsvCase given)
    {
        var random = new Random(given.Seed);
        var journey = given.Respell(random);
        using var folder = new TemporaryFolder();
        journey.WriteTo(folder["csv"]);
        var exact = Ingest(folder, "exact", new CsvOptions { ForceExact = true, ChunkBytes = RandomChunk(random) }, random);
        var general = Ingest(folder, "general", new CsvOptions { ForceGeneral = true, ChunkBytes = RandomChunk(random) }, random);
        var standard = Ingest(folder, "default", new CsvOptions { ChunkBytes = RandomChunk(random) }, random);
        var whole = Ingest(folder, "whole", new CsvOptions(), random);
        Assert.Equal(Enumerable.Repeat(exact.ContentHash, 3), [general.ContentHash, standard.ContentHash, whole.ContentHash]);
        Assert.Equal(SmallJourney.Tables.Sum(table => journey.Rows(table).Count), exact.Rows);
    }

    [Property]
    public void The_order_of_rows_and_columns_and_the_spelling_do_not_matter(CsvCase given)
    {
        var random = new Random(given.Seed);
        var journey = given.Journey();
        using var folder = new TemporaryFolder();
        journey.WriteTo(folder["csv"]);
        string published = Ingest(folder, "published", new CsvOptions(), random).ContentHash;
        foreach (string table in SmallJourney.Tables)
        {
            string[][] rows = [.. journey.Rows(table)];
            random.Shuffle(rows);
            journey.Rows(table).Clear();
            journey.Rows(table).AddRange(rows);
            if (given.Respelled.Contains(table))
                journey.Replace(table, Respelling.Of(journey, table, random).ToBytes());
        }

        journey.WriteTo(folder["csv"]);
        Assert.Equal(published, Ingest(folder, "shuffled", new CsvOptions { ChunkBytes = RandomChunk(random) }, random).ContentHash);
    }

    [Property]
    public void One_changed_value_gives_another_store(int seed)
    {
        var random = new Random(seed);
        var journey = new SmallJourney(random.Next());
        using var folder = new TemporaryFolder();
        journey.WriteTo(folder["csv"]);
        string before = Ingest(folder, "before", new CsvOptions(), random).ContentHash;
        string[] row = journey.Rows("transaction_data")[random.Next(24)];
        int column = random.GetItems([4, 8, 9], 1)[0];
        row[column] = row[column] == "7" ? "8" : "7";
        journey.WriteTo(folder["csv"]);
        Assert.NotEqual(before, Ingest(folder, "after", new CsvOptions(), random).ContentHash);
    }

    private protected static IngestReport Ingest(TemporaryFolder folder, string store, CsvOptions csv, Random random) =>
        Journey.IngestAsync(
            folder["csv"], folder[store], new IngestOptions { Threads = random.Next(1, 5), Csv = csv, Store = UnsyncedFileOps.Options })
            .GetAwaiter().GetResult();

    static int RandomChunk(Random random) => random.Next(2) == 0 ? random.Next(1, 100) : random.Next(100, 10_000);
}

/// <summary>A few cases of each, and larger files.</summary>
[Properties(Arbitrary = [typeof(Cases)], MaxTest = 5)]
public sealed class DifferentialTests : DifferentialProperties
{
    [Theory]
    [InlineData(777)]
    [InlineData(65_536)]
    [InlineData(4 << 20)]
    public void Thousands_of_rows_are_read_alike(int chunkBytes)
    {
        var random = new Random(31);
        var journey = new SmallJourney(31, factRows: 6000, products: 500);
        using var folder = new TemporaryFolder();
        journey.WriteTo(folder["csv"]);
        string exact = Ingest(folder, "exact", new CsvOptions { ForceExact = true }, random).ContentHash;
        Assert.Equal(exact, Ingest(folder, "general", new CsvOptions { ForceGeneral = true, ChunkBytes = chunkBytes }, random).ContentHash);
        Assert.Equal(exact, Ingest(folder, "default", new CsvOptions { ChunkBytes = chunkBytes }, random).ContentHash);
    }

    [Fact]
    public void What_is_exported_can_be_ingested_again()
    {
        var random = new Random(32);
        using var folder = new TemporaryFolder();
        new SmallJourney(32, factRows: 500).WriteTo(folder["csv"]);
        string hash = Ingest(folder, "first", new CsvOptions(), random).ContentHash;
        Directory.CreateDirectory(folder["again/csv"]);
        using (var stored = Journey.Open(folder["first"]))
            foreach (string table in SmallJourney.Tables)
                stored.Table(table).Export(folder[$"again/csv/{table}.csv"]);
        foreach (string table in SmallJourney.Tables)
            File.Move(folder[$"again/csv/{table}.csv"], folder[$"csv/{table}.csv"], overwrite: true);
        Assert.Equal(hash, Ingest(folder, "second", new CsvOptions { ChunkBytes = 300 }, random).ContentHash);
    }
}

/// <summary>Many cases of each.</summary>
[Trait("Tier", "slow")]
[Properties(Arbitrary = [typeof(Cases)], MaxTest = 25)]
public sealed class SlowDifferentialTests : DifferentialProperties;
