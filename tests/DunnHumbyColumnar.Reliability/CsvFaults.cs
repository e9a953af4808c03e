using System.Globalization;
using DunnHumbyColumnar.Csv;
using DunnHumbyColumnar.Tests.Csv;
using DunnHumbyColumnar.Tests.Support;

namespace DunnHumbyColumnar.Reliability;

/// <summary>
/// Valid CSV files with a fault of a known code at a known place, at times with later ones behind it or in other files, read in chunks of 1
/// byte to 64 KiB by 1 to 8 threads: code, line, column and byte are exact.
/// </summary>
/// <param name="rowDropped">A planted bug: the first row of the file is not read.</param>
sealed class CsvFaults(bool rowDropped = false) : Harness
{
    public override string Cases => "faults in CSV files";

    public override bool IsEndless => true;

    public override IEnumerable<string> List(int seed) => Seeds.From(seed);

    public override string Try(string trial)
    {
        var random = new Random(int.Parse(trial, CultureInfo.InvariantCulture));
        var journey = new SmallJourney(random.Next(), factRows: random.Next(2, 60), products: random.Next(2, 30));
        string[] tables = [.. SmallJourney.Tables.Where(_ => random.Next(8) == 0)];
        if (tables.Length == 0)
            tables = random.GetItems(SmallJourney.Tables, 1);
        PlantedFault[] planted = [.. tables.Select(table => Plant(journey, table, random))];
        var options = new CsvOptions
        {
            ChunkBytes = random.Next(3) switch { 0 => random.Next(1, 33), 1 => random.Next(32, 4096), _ => 1 << random.Next(5, 17) },
            Threads = random.Next(1, 9),
            ForceExact = random.Next(6) == 0,
            ForceGeneral = random.Next(4) == 0,
            MaximumRejects = random.Next(6) == 0 ? 0 : null,
        };
        using var folder = new TemporaryFolder();
        journey.WriteTo(folder.Path);
        if (rowDropped)
            DropRow(folder[planted[0].FileName]);
        try
        {
            using var loaded = CsvLoader.Load(SourceCatalog.Find(folder.Path), options, null, CancellationToken.None);
        }
        catch (InputDataException fault)
        {
            var found = (fault.Code, fault.File, fault.Line, fault.Column, fault.ByteOffset);
            var expected = (planted[0].Code, planted[0].FileName, planted[0].Line, planted[0].Column, planted[0].Byte);
            return found == expected
                ? PlantedFault.NameOf(fault.Code)
                : throw new InvalidOperationException($"expected {expected}, found {found} with {options}", fault);
        }

        throw new InvalidOperationException($"{planted[0]} was read with {options}");
    }

    static PlantedFault Plant(SmallJourney journey, string table, Random random)
    {
        int[] order = [.. Enumerable.Range(0, SmallJourney.Header(table).Length)];
        if (random.Next(2) == 0)
            random.Shuffle(order);
        var text = new CsvText(journey.Text(table, order))
        {
            LineEnd = random.Next(2) == 0 ? "\n" : "\r\n",
            HasMark = random.Next(3) == 0,
            EndsWithLineEnd = random.Next(3) > 0,
        };
        int rows = journey.Rows(table).Count;
        var code = RandomCode(table, random);
        // A key is repeated by a later row.
        int row = random.Next(code == FaultCode.DuplicateKey ? 1 : 0, rows);
        var planted = PlantedFault.Plant(text, journey, table, code, row, random, order);
        if (row + 1 < rows && random.Next(2) == 0)
            PlantedFault.Plant(text, journey, table, RandomCode(table, random), random.Next(row + 1, rows), random, order);
        journey.Replace(table, text.ToBytes());
        return planted;
    }

    static FaultCode RandomCode(string table, Random random)
    {
        // Oversized lines are slow to write.
        FaultCode[] codes = [.. PlantedFault.RowCodes.Where(code =>
            PlantedFault.CanHold(table, code) && (code != FaultCode.LineSize || random.Next(4) == 0))];
        return codes[random.Next(codes.Length)];
    }

    static void DropRow(string path)
    {
        byte[] bytes = File.ReadAllBytes(path);
        int first = Array.IndexOf(bytes, (byte)'\n') + 1;
        File.WriteAllBytes(path, [.. bytes[..first], .. bytes[(Array.IndexOf(bytes, (byte)'\n', first) + 1)..]]);
    }
}
