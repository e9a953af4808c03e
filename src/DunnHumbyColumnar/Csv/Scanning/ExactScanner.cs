namespace DunnHumbyColumnar.Csv;

/// <summary>
/// Reads a chunk line by line through a <see cref="RowParser"/>: locates faults, and rejects bad rows where that is allowed.
/// </summary>
static class ExactScanner
{
    /// <param name="chunk">The lines.</param>
    /// <param name="parser">Parses the lines.</param>
    /// <param name="rows">Receives the accepted rows; must be empty.</param>
    /// <param name="keys">Keys seen in earlier chunks of a table with unique keys, extended; null for tables without.</param>
    /// <param name="maximumRejects">Bad rows to collect before the next one is fatal; null: the first one is.</param>
    public static ChunkResult Scan(Chunk chunk, RowParser parser, ChunkRows rows, UniqueKeys? keys, long? maximumRejects)
    {
        var rejects = new List<FaultyLine>();
        var lines = chunk.Lines;
        long line = 0;
        for (int start = 0; start < lines.Length; line++)
        {
            var raw = NextLine(lines, start, out int next);
            if (parser.Format.IsBlank(raw))
            {
                rows.BlankLines++;
                start = next;
                continue;
            }

            var fault = parser.Parse(raw, line);
            if (fault is null && keys is not null && !IsNew(keys, parser, raw))
                fault = parser.FaultOf(FaultCode.DuplicateKey, keys.Column, raw);
            if (fault is { } rowFault)
            {
                bool reject = rowFault.IsRejectable && rejects.Count < maximumRejects;
                var faulty = new FaultyLine(
                    rowFault, line, chunk.Offset + start, parser.Format.ColumnOf(raw, rowFault.At),
                    reject ? parser.Format.Decode(raw) : "");
                if (!reject)
                    return new ChunkResult(rows, line, faulty, rejects);
                rejects.Add(faulty);
            }
            else
            {
                parser.AppendTo(rows, raw);
            }

            start = next;
        }

        return new ChunkResult(rows, line, null, rejects);
    }

    static bool IsNew(UniqueKeys keys, RowParser parser, ReadOnlySpan<byte> line) =>
        parser.TextKeyOf(keys.Column, line) is { } text ? keys.Add(text) : keys.Add(parser.NumberOf(keys.Column));

    /// <summary>The line from a position without its line end (LF, or CR LF), and where the next one starts.</summary>
    public static ReadOnlySpan<byte> NextLine(ReadOnlySpan<byte> lines, int start, out int next)
    {
        int feed = lines[start..].IndexOf((byte)'\n');
        if (feed < 0)
        {
            next = lines.Length;
            return lines[start..];
        }

        next = start + feed + 1;
        bool carriageReturn = feed > 0 && lines[start + feed - 1] == '\r';
        return lines.Slice(start, carriageReturn ? feed - 1 : feed);
    }
}
