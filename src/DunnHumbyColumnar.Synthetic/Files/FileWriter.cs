using System.Collections.Immutable;
using DunnHumbyColumnar.Columns;
using DunnHumbyColumnar.Results;
using DunnHumbyColumnar.Runtime;

namespace DunnHumbyColumnar.Synthetic;

/// <summary>
/// Writes the files: parts of one file are made in parallel and written in order; a file appears under its name when it is complete.
/// </summary>
sealed class FileWriter(
    string directory, GeneratedFiles generated, int threads, long rowsExpected, IProgress<GeneratorProgress>? progress,
    CancellationToken cancellationToken)
{
    const int PartsPerThread = 4;

    readonly CsvText[] _parts = [.. Enumerable.Range(0, threads * PartsPerThread).Select(_ => new CsvText())];
    readonly List<GeneratedTable> _tables = [];
    long _rowsDone;

    /// <summary>Writes a table.</summary>
    /// <param name="table">Which.</param>
    /// <param name="parts">Number of parts.</param>
    /// <param name="fill">Appends the lines of a part and returns their number.</param>
    public void Write(TableSpec table, int parts, Func<int, CsvText, int> fill)
    {
        long rows = 0;
        long bytes = 0;
        AtomicFile.Write(Path.Combine(directory, table.FileName), Fill, file => generated.Enter(table.FileName, file));
        _tables.Add(new(table.Name, rows, bytes));

        void Fill(Stream file)
        {
            var header = new CsvText();
            header.Append(string.Join(',', table.Columns.Select(column => column.Header)));
            header.EndLine();
            file.Write(header.Written);
            for (int first = 0; first < parts; first += _parts.Length)
            {
                int count = Math.Min(_parts.Length, parts - first);
                var lines = new int[count];
                int start = first;
                Workers.Run(
                    threads, count,
                    (_, part) =>
                    {
                        _parts[part].Clear();
                        lines[part] = fill(start + part, _parts[part]);
                    },
                    cancellationToken);
                for (int part = 0; part < count; part++)
                {
                    file.Write(_parts[part].Written);
                    rows += lines[part];
                    _rowsDone += lines[part];
                }

                progress?.Report(new(table.Name, _rowsDone, rowsExpected));
            }

            bytes = file.Length;
        }
    }

    /// <summary>What was written, in definition order.</summary>
    public ImmutableArray<GeneratedTable> Tables() =>
        [.. CompleteJourney.Tables.Select(spec => _tables.Single(table => table.Name == spec.Name))];
}
