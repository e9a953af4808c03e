namespace DunnHumbyColumnar.Bench.Compare;

/// <summary>
/// Both sides over the same CSV files: our open store and DuckDB's database, with the paths that the loading lines use.
/// Everything lies in one temporary folder.
/// </summary>
sealed class CompareSides : IDisposable
{
    readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("dhc-compare-");

    readonly DuckDb? _duck;

    public CompareSides(string csv, bool withDuckDb)
    {
        Csv = csv;
        if (withDuckDb)
        {
            DuckDb.Load(csv, this["duck.db"]);
            // A second file, since a database file is opened once per process.
            File.Copy(this["duck.db"], ColdDatabase);
            _duck = new DuckDb(this["duck.db"]);
            _duck.AddSections();
        }

        Journey.IngestAsync(csv, Store).GetAwaiter().GetResult();
        Ours = Open(Environment.ProcessorCount);
        Single = Open(1);
    }

    public string Csv { get; }

    public string Store => this["store"];

    public string ColdDatabase => this["cold.db"];

    public DuckDb Duck => _duck ?? throw new InvalidOperationException("DuckDB takes no part.");

    /// <summary>All tables loaded, queries on all processors.</summary>
    public Journey Ours { get; }

    /// <summary>All tables loaded, queries on one thread.</summary>
    public Journey Single { get; }

    /// <summary>Rows that a line reads.</summary>
    public long RowsOf(CompareLine line) =>
        line.Table.Length == 0 ? Ours.Tables.Sum(table => table.RowCount) : Ours.Table(line.Table).RowCount;

    /// <summary>A path in the temporary folder.</summary>
    public string this[string name] => Path.Combine(_folder.FullName, name);

    public void Dispose()
    {
        Ours.Dispose();
        Single.Dispose();
        _duck?.Dispose();
        _folder.Delete(recursive: true);
    }

    Journey Open(int threads) => Journey.Open(Store, new OpenOptions { UseStoredGold = false, LoadAll = true, Threads = threads });
}
