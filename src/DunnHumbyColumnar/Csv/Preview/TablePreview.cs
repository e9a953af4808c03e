using System.Text;

namespace DunnHumbyColumnar.Csv;

/// <summary>Reads the first lines of the sources of a table through the reader of an ingest.</summary>
sealed class TablePreview
{
    /// <summary>The first lines are at most so many bytes.</summary>
    const int MaximumBytes = 8 << 20;

    readonly TableSources _table;
    readonly UniqueKeys? _keys;
    readonly List<PreviewedRow> _rows = [];
    readonly List<InputDataException> _faults = [];
    readonly List<string> _notes = [];
    long _lines;

    TablePreview(TableSources table)
    {
        _table = table;
        _keys = table.Table.KeyColumn is { } key ? new UniqueKeys(table.Table.IndexOf(key)) : null;
    }

    /// <param name="table">The sources and what a mapping says of them.</param>
    /// <param name="cancellationToken">Checked between sources.</param>
    public static PreviewedTable Read(TableSources table, CancellationToken cancellationToken)
    {
        var preview = new TablePreview(table);
        if (table.Fault is { } missing)
            preview._faults.Add(missing);
        foreach (var source in table.Files)
        {
            cancellationToken.ThrowIfCancellationRequested();
            try
            {
                preview.Read(source);
            }
            catch (InputDataException fault)
            {
                preview._faults.Add(fault);
            }
        }

        return new PreviewedTable(
            table.Table.Name, [.. table.Table.Columns.Select(column => column.Name)], [.. table.Files.Select(source => source.Name)],
            preview._lines, [.. preview._rows], [.. preview._faults], [.. preview._notes]);
    }

    void Read(SourceLocation source)
    {
        using var text = SourceText.Open(source);
        var whole = new CsvOptions { Threads = 1, MaximumRejects = long.MaxValue };
        var reader = MappedReader.Open(text, _table.Table, _table.Mapping!, whole);
        _notes.AddRange(reader.Notes.Select(note => $"{source.Name}: {note}"));
        int bytes = BytesOfFirstLines(text, reader.DataOffset);
        var chunk = new Chunk();
        if (!text.TryTake(chunk, whole with { ChunkBytes = bytes }, reader.DataOffset, out _))
            return;
        var rows = new PreviewRows(_table.Table);
        var result = reader.Read(chunk, rows, _keys);
        IEnumerable<FaultyLine> faulty = result.Fatal is { } fatal ? [.. result.Rejects, fatal] : result.Rejects;
        _faults.AddRange(faulty.Select(line => line.ToException(source.Name, reader.LinesBefore)));
        if (_lines == 0)
            Keep(source, reader, chunk, rows, result);
        _lines += rows.Count + result.Rejects.Count + (result.Fatal is null ? 0 : 1);
    }

    /// <summary>Puts the first rows beside their lines; those of the first source, whose line numbers need no others.</summary>
    void Keep(SourceLocation source, MappedReader reader, Chunk chunk, PreviewRows rows, ChunkResult result)
    {
        var rejected = result.Rejects.Select(line => line.Line).ToHashSet();
        var lines = chunk.Lines;
        long number = 0;
        for (int start = 0; start < lines.Length && _rows.Count < Math.Min(rows.Count, MappingPreview.Rows); number++)
        {
            var line = ExactScanner.NextLine(lines, start, out int next);
            if (!reader.Format.IsBlank(line) && !rejected.Contains(number))
                _rows.Add(new PreviewedRow(
                    source.Name, reader.LinesBefore + number + 1, Encoding.UTF8.GetString(line), rows.ValuesOf(_rows.Count)));
            start = next;
        }
    }

    /// <summary>Where the last of the first lines ends, from the start of the text.</summary>
    static int BytesOfFirstLines(SourceText text, long dataOffset)
    {
        using var stream = text.OpenWhole();
        var buffer = new byte[64 << 10];
        int lines = 0;
        int position = 0;
        for (int read; position < MaximumBytes && (read = stream.Read(buffer)) > 0; position += read)
            for (int at = 0; at < read; at++)
                if (position + at >= dataOffset && buffer[at] == '\n' && ++lines == MappingPreview.Lines)
                    return position + at + 1;
        return Math.Max(1, position);
    }
}
