namespace DunnHumbyColumnar.Web.Tests.Support;

/// <summary>The tiny journey with ids that are texts: households <c>H/1</c>, campaigns <c>C 1</c>, stores <c>S367</c>.</summary>
static class NamedStore
{
    /// <summary>Rewrites the files of a tiny journey, and ingests them.</summary>
    public static async Task<string> WriteAsync(TinyJourney tiny)
    {
        var tables = new Dictionary<string, TableMapping>();
        foreach (string file in Directory.GetFiles(tiny.Csv))
        {
            string[][] lines = [.. File.ReadAllLines(file).Select(line => line.Split(','))];
            foreach (string[] cells in lines[1..])
                for (int column = 0; column < cells.Length; column++)
                    cells[column] = lines[0][column] switch
                    {
                        "household_key" => $"H/{cells[column]}",
                        "CAMPAIGN" => $"C {cells[column]}",
                        "STORE_ID" => $"S{cells[column]}",
                        _ => cells[column],
                    };
            File.WriteAllLines(file, lines.Select(cells => string.Join(',', cells)));
            tables.Add(Path.GetFileNameWithoutExtension(file), new TableMapping
            {
                Files = [Path.GetFileName(file)],
                Columns = lines[0].ToDictionary(column => column.ToLowerInvariant(), column => new ColumnMapping { Column = column }),
            });
        }

        string store = Path.Combine(Path.GetDirectoryName(tiny.Store)!, "named");
        var mapping = new JourneyMapping { Tables = tables, Cleaning = CleaningProfile.Reference };
        await Journey.IngestAsync(tiny.Csv, store, new() { Mapping = mapping });
        return store;
    }
}
