using System.Globalization;
using DuckDB.NET.Data;
using DunnHumbyColumnar.Columns;
using DunnHumbyColumnar.Csv;
using DunnHumbyColumnar.Tests.Csv;
using DunnHumbyColumnar.Tests.Support;

namespace DunnHumbyColumnar.Reliability;

/// <summary>
/// Odd but valid CSV files - columns moved, fields quoted, zeros added, other line ends, a mark - read by
/// the library and by DuckDB: no cell differs.
/// </summary>
/// <param name="lastRowDropped">A planted bug.</param>
sealed class OddFiles(bool lastRowDropped = false) : Harness
{
    long _cells;

    public override string Cases => "odd but valid sets of CSV files";

    public override bool IsEndless => true;

    public override IEnumerable<string> List(int seed) => Seeds.From(seed);

    public override string Try(string trial)
    {
        var random = new Random(int.Parse(trial, CultureInfo.InvariantCulture));
        var journey = new SmallJourney(random.Next(), factRows: random.Next(0, 80), products: random.Next(1, 30));
        foreach (string table in SmallJourney.Tables)
            journey.Replace(table, Respelling.Of(journey, table, random).ToBytes());
        using var folder = new TemporaryFolder();
        journey.WriteTo(folder["csv"]);
        var csv = new CsvOptions
        {
            ChunkBytes = random.Next(2) == 0 ? random.Next(1, 100) : random.Next(100, 65_537),
            ForceGeneral = random.Next(4) == 0,
            ForceExact = random.Next(4) == 0,
        };
        Journey.IngestAsync(
            folder["csv"], folder["store"], new IngestOptions { Threads = random.Next(1, 9), Csv = csv }).GetAwaiter().GetResult();
        using var stored = Journey.Open(folder["store"]);
        using var duck = new DuckDBConnection("DataSource=:memory:");
        duck.Open();
        int cells = 0;
        foreach (var table in CompleteJourney.Tables)
        {
            var expected = PlainCsv.Sorted(Rows(duck, table, Path.Combine(folder["csv"], table.FileName)));
            var actual = PlainCsv.Stored(stored, table.Name);
            if (lastRowDropped && actual.Count > 0)
                actual.RemoveAt(actual.Count - 1);
            if (expected.Count != actual.Count)
                throw new InvalidOperationException($"{table.Name}: {actual.Count} rows, DuckDB reads {expected.Count}");
            for (int row = 0; row < expected.Count; row++)
                if (!expected[row].SequenceEqual(actual[row]))
                    throw new InvalidOperationException(
                        $"{table.Name}: {string.Join('|', actual[row])}, DuckDB reads {string.Join('|', expected[row])}");
            cells += expected.Count * table.Columns.Length;
        }

        Interlocked.Add(ref _cells, cells);
        return "equal";
    }

    public override string Figures() => string.Create(CultureInfo.InvariantCulture, $"{_cells:N0} cells");

    static IEnumerable<string[]> Rows(DuckDBConnection duck, TableSpec table, string path)
    {
        using var command = duck.CreateCommand();
        string columns = string.Join(", ", table.Columns.Select(column => Expression(column)));
        // Nothing that it might detect otherwise: a mark "#1 FAN" at the beginning of lines for a comment, say.
        command.CommandText = $"SELECT {columns} FROM read_csv('{path}', header = true, all_varchar = true, delim = ',', quote = '\"', "
            + "escape = '\"', comment = '', skip = 0, auto_detect = true, sample_size = -1, strict_mode = false)";
        using var reader = command.ExecuteReader();
        while (reader.Read())
            yield return [.. Enumerable.Range(0, table.Columns.Length).Select(reader.GetString)];
    }

    static string Expression(ColumnSpec column) => column.Kind switch
    {
        ColumnKind.Money => $"\"{column.Header}\"::DECIMAL(18,2)::VARCHAR",
        _ when column.IsText => $"coalesce(\"{column.Header}\", '')",
        _ => $"\"{column.Header}\"::BIGINT::VARCHAR",
    };
}
