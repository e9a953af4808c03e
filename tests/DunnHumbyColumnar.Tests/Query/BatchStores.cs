using DunnHumbyColumnar.Columns;
using DunnHumbyColumnar.Synthetic;
using DunnHumbyColumnar.Tests.Conventions;
using DunnHumbyColumnar.Tests.Support;

namespace DunnHumbyColumnar.Tests.Query;

/// <summary>
/// The same rows in many stores: batches of 1, 7 and 1,023 rows and of the production size, each with both
/// encodings forced and with the chosen ones.
/// </summary>
public sealed class BatchStores : IDisposable
{
    /// <summary>Rows a table has at most: more than one batch of each size.</summary>
    const int MaxRows = 1100;

    static readonly int[] BatchRows = [1, 7, 1023, 1 << 20];

    static readonly ColumnEncoding?[] Encodings = [null, ColumnEncoding.Plain, ColumnEncoding.RunEnd];

    readonly TemporaryFolder _folder = new();
    readonly List<Journey> _open = [];

    public BatchStores()
    {
        JourneyGenerator.Generate(_folder["all"], new GeneratorOptions { Scale = 0.005 });
        Directory.CreateDirectory(Csv);
        foreach (string file in Directory.GetFiles(_folder["all"]))
            File.WriteAllLines(Path.Combine(Csv, Path.GetFileName(file)), Thinned(File.ReadAllLines(file)));
        Stores = [.. BatchRows.SelectMany((rows, i) => EncodingsOf(i)
            .Select(encoding => Ingest(new EncodingOptions { BatchRows = rows, Forced = encoding })))];
    }

    internal string Csv => _folder["csv"];

    internal List<(EncodingOptions Options, JourneyData Data)> Stores { get; }

    public void Dispose()
    {
        _open.ForEach(journey => journey.Dispose());
        _folder.Dispose();
    }

    /// <summary>One a batch size in the matrix, which runs three times.</summary>
    static ColumnEncoding?[] EncodingsOf(int batchSize) => VectorWidth.Cap is null ? Encodings : [Encodings[batchSize % Encodings.Length]];

    (EncodingOptions Options, JourneyData Data) Ingest(EncodingOptions encoding)
    {
        string store = _folder[$"{encoding.BatchRows}-{encoding.Forced}"];
        Journey.IngestAsync(Csv, store, new IngestOptions { Encoding = encoding }).GetAwaiter().GetResult();
        _open.Add(Journey.Open(store));
        return (encoding, _open[^1].Data);
    }

    /// <summary>The header and rows from all over the file, so that some keys lead nowhere.</summary>
    static IEnumerable<string> Thinned(string[] lines)
    {
        int step = Math.Max(1, (lines.Length - 1) / MaxRows);
        return lines.Take(1).Concat(lines.Skip(1).Where((_, i) => i % step == 0).Take(MaxRows));
    }
}
