using DunnHumbyColumnar.Csv;
using DunnHumbyColumnar.Tests.Support;
using FsCheck;
using FsCheck.Xunit;
using Xunit;

namespace DunnHumbyColumnar.Tests.Csv;

/// <summary>Random faults in random files, read in random chunks, are found exactly where the test put them.</summary>
public sealed class FaultProperties
{
    [Property(MaxTest = 300)]
    public void Any_fault_is_located_exactly(int seed, bool secondFault)
    {
        var random = new Random(seed);
        var journey = new SmallJourney(random.Next(), factRows: random.Next(2, 40));
        string table = SmallJourney.Tables[random.Next(SmallJourney.Tables.Length)];
        var text = RandomForm(journey, table, random, out int[] order);
        int rows = journey.Rows(table).Count;
        int row = random.Next(1, rows);
        var planted = PlantedFault.Plant(text, journey, table, RandomCode(table, random), row, random, order);
        if (secondFault && row + 1 < rows)
            PlantedFault.Plant(text, journey, table, RandomCode(table, random), random.Next(row + 1, rows), random, order);
        AssertFinds(journey.Replace(table, text.ToBytes()), planted, RandomOptions(random));
    }

    [Property(MaxTest = 40)]
    public void Of_faults_in_two_tables_that_of_the_first_is_found(int seed)
    {
        var random = new Random(seed);
        var journey = new SmallJourney(random.Next());
        string[] tables = [.. SmallJourney.Tables.Where(_ => random.Next(2) == 0)];
        if (tables.Length == 0)
            tables = ["product", "coupon"];
        PlantedFault[] faults = [.. tables.Select(table =>
        {
            var text = RandomForm(journey, table, random, out int[] order);
            var planted = PlantedFault.Plant(text, journey, table, RandomCode(table, random), random.Next(1, journey.Rows(table).Count), random, order);
            journey.Replace(table, text.ToBytes());
            return planted;
        })];
        AssertFinds(journey, faults[0], RandomOptions(random));
    }

    static void AssertFinds(SmallJourney journey, PlantedFault planted, CsvOptions options)
    {
        using var folder = new TemporaryFolder();
        journey.WriteTo(folder.Path);
        var failure = Assert.Throws<InputDataException>(() => CsvLoader.Load(folder.Path, options, null, CancellationToken.None).Dispose());
        FaultTests.AssertIs(planted, failure);
    }

    static CsvText RandomForm(SmallJourney journey, string table, Random random, out int[] order)
    {
        order = [.. Enumerable.Range(0, SmallJourney.Header(table).Length)];
        if (random.Next(2) == 0)
            random.Shuffle(order);
        return new CsvText(journey.Text(table, order)) { LineEnd = random.Next(2) == 0 ? "\n" : "\r\n", HasMark = random.Next(3) == 0, EndsWithLineEnd = random.Next(3) > 0 };
    }

    static FaultCode RandomCode(string table, Random random)
    {
        // Oversized lines are slow to write.
        FaultCode[] codes = [.. PlantedFault.RowCodes.Where(code => PlantedFault.CanHold(table, code) && (code != FaultCode.LineSize || random.Next(4) == 0))];
        return codes[random.Next(codes.Length)];
    }

    static CsvOptions RandomOptions(Random random) => new()
    {
        ChunkBytes = random.Next(3) switch { 0 => random.Next(1, 32), 1 => random.Next(32, 4096), _ => 1 << random.Next(5, 23) },
        Threads = random.Next(1, 5),
        ForceExact = random.Next(6) == 0,
        ForceGeneral = random.Next(4) == 0,
        MaximumRejects = random.Next(6) == 0 ? 0 : null,
    };
}
