using DunnHumbyColumnar.Csv;
using DunnHumbyColumnar.Tests.Snapshots;
using DunnHumbyColumnar.Tests.Support;
using FsCheck;
using FsCheck.Xunit;
using Xunit;

namespace DunnHumbyColumnar.Tests.Csv.Files;

/// <summary>Files as people have them say what the plain ones say, and their faults have the same places.</summary>
[Properties(MaxTest = 60)]
public sealed class CoatProperties
{
    [Property]
    public void Every_coat_gives_the_store_of_the_plain_files(int seed)
    {
        var random = new Random(seed);
        var journey = new SmallJourney(random.Next(), factRows: random.Next(1, 60), products: random.Next(1, 30));
        using var folder = new TemporaryFolder();
        journey.WriteTo(folder["plain"]);
        string place = Coat.Write(journey, folder["coat"], random);
        var plain = Ingest(folder["plain"], folder["plain store"], random);
        var coated = Ingest(place, folder["store"], random);
        Assert.Equal(plain.ContentHash, coated.ContentHash);
        Assert.Equal(plain.Tables.Select(table => table.Rows), coated.Tables.Select(table => table.Rows));

        var again = Ingest(place, folder["store"], random, verify: true);
        Assert.True(again.Skipped);
        Assert.Equal(coated.Notes.AsEnumerable(), again.Notes);
        Assert.Equal(coated.Tables.AsEnumerable(), again.Tables);
    }

    [Property]
    public void A_fault_in_a_compressed_file_or_a_part_has_its_exact_place(int seed)
    {
        var random = new Random(seed);
        var journey = new SmallJourney(random.Next(), factRows: random.Next(3, 60), products: random.Next(3, 30));
        string table = random.GetItems(SmallJourney.Tables, 1)[0];
        var codes = PlantedFault.RowCodes.Where(code => code != FaultCode.LineSize && PlantedFault.CanHold(table, code)).ToArray();
        var code = random.GetItems(codes, 1)[0];
        var text = journey.Text(table);
        var planted = PlantedFault.Plant(
            text, journey, table, code, random.Next(code == FaultCode.DuplicateKey ? 1 : 0, journey.Rows(table).Count), random);
        using var folder = new TemporaryFolder();
        journey.Omit(table).WriteTo(folder["csv"]);
        byte[] content = text.ToBytes();
        string extension = random.GetItems(Packing.Extensions, 1)[0];
        string name = $"{table}_2.csv{extension}";
        File.WriteAllBytes(folder["csv/" + name], Packing.Pack(content, extension, random.Next(1, content.Length)));
        // The part before it has no rows, lest it change which key comes first.
        if (random.Next(2) == 0)
            File.WriteAllText(folder[$"csv/{table}_1.csv"], string.Join(';', SmallJourney.Header(table)) + "\n");

        var failure = Assert.Throws<InputDataException>(() => Ingest(folder["csv"], folder["store"], random));
        Assert.Equal(
            (planted.Code, name, planted.Line, planted.Column, planted.Byte),
            (failure.Code, failure.File, failure.Line, failure.Column, failure.ByteOffset));
    }

    static IngestReport Ingest(string csv, string store, Random random, bool verify = false) =>
        Journey.IngestAsync(csv, store, new IngestOptions
        {
            Threads = random.Next(1, 5),
            Csv = new CsvOptions { ChunkBytes = random.Next(2) == 0 ? random.Next(1, 100) : random.Next(100, 10_000) },
            Store = UnsyncedFileOps.Options,
            VerifySources = verify,
        }).GetAwaiter().GetResult();
}
