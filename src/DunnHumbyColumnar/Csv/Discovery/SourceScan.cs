using System.Text;

namespace DunnHumbyColumnar.Csv;

/// <summary>Reads a source of unknown layout and counts what its columns hold.</summary>
static class SourceScan
{
    const int ChunkBytes = 1 << 20;

    /// <param name="source">The source.</param>
    /// <param name="groups">Takes the counts: a group of this layout, or a new one.</param>
    /// <param name="maximumLines">Lines after which no more are read.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <exception cref="InputDataException">It is no text with delimiters, no UTF-8, or damaged.</exception>
    /// <exception cref="StoreIOException">It cannot be read.</exception>
    public static void Read(
        SourceLocation source, List<SourceGroup> groups, long maximumLines, CancellationToken cancellationToken)
    {
        using var text = SourceText.Open(source);
        var layout = LayoutDetection.Of(text);
        var format = TextFormat.From(layout.Format);
        var table = TableFileName.TableOf(source.Entry ?? source.Path) ?? source.Table;
        var group = groups.Find(known => known.Takes(layout, table)) ?? new SourceGroup(layout, table);
        var scan = new Scan(source.Name, layout, format, group);
        var chunk = new Chunk();
        var options = new CsvOptions { Threads = 1, ChunkBytes = ChunkBytes };
        bool isWhole = true;
        while (text.TryTake(chunk, options, layout.DataOffset, out _))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (!scan.TryAdd(chunk, maximumLines))
            {
                isWhole = false;
                break;
            }
        }

        text.CheckUnchanged();
        group.Files.Add(new ScannedFile(source, scan.Lines, isWhole, scan.Faulty));
        if (!groups.Contains(group))
            groups.Add(group);
    }

    /// <summary>The counts of one source while it is read.</summary>
    sealed class Scan(string file, LayoutDetection layout, TextFormat format, SourceGroup group)
    {
        readonly LineSplitter _splitter = new(format);
        long _line = layout.LinesBefore;

        public long Lines { get; private set; }

        public InputDataException? Faulty { get; private set; }

        /// <summary>Adds the lines of a chunk; false: there are more than may be read.</summary>
        public bool TryAdd(Chunk chunk, long maximumLines)
        {
            var lines = chunk.Lines;
            for (int start = 0; start < lines.Length;)
            {
                var line = ExactScanner.NextLine(lines, start, out int next);
                _line++;
                if (!format.IsBlank(line))
                {
                    if (Lines == maximumLines)
                        return false;
                    Lines++;
                    Add(line, chunk.Offset + start);
                }

                start = next;
            }

            return true;
        }

        void Add(ReadOnlySpan<byte> line, long offset)
        {
            RowFault? fault = layout.HasHeader && line.SequenceEqual(layout.Header.Span)
                ? RowFault.HeaderAgain
                : _splitter.Split(line, group.Columns.Length);
            if (fault is { } found)
            {
                var located = new InputDataException(
                    found.Code, file, _line, TextFormat.Comma.ColumnOf(line, found.At), offset + found.At, found.Detail);
                if (!found.IsRejectable)
                    throw located;
                Faulty ??= located;
                return;
            }

            string[]? kept = group.Sample.Count < SourceGroup.SampleLines ? new string[group.Columns.Length] : null;
            int character = 1;
            int counted = 0;
            for (int field = 0; field < group.Columns.Length; field++)
            {
                var slice = _splitter.Fields[field];
                var content = slice.Content(line);
                character += TextFormat.Comma.ColumnOf(line[counted..], slice.Start - counted) - 1;
                counted = slice.Start;
                group.Columns[field].Add(content, _line, character, offset + slice.Start);
                if (kept is not null)
                    kept[field] = Encoding.UTF8.GetString(content);
            }

            if (kept is not null)
                group.Sample.Add(kept);
        }
    }
}
