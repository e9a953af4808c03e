using System.Collections.Immutable;
using DunnHumbyColumnar.Mapping;

namespace DunnHumbyColumnar.Csv;

/// <summary>The fields of a mapped source: named by its first line that is not blank, or by the mapping.</summary>
/// <param name="Names">Names of the fields.</param>
/// <param name="Line">The header line without its line end; empty where the mapping names the fields.</param>
/// <param name="Format">How fields are separated.</param>
/// <param name="DataOffset">Byte offset of the first data line.</param>
/// <param name="LinesBefore">Lines before it.</param>
sealed record MappedHeader(
    ImmutableArray<string> Names, ReadOnlyMemory<byte> Line, TextFormat Format, long DataOffset, long LinesBefore)
{
    /// <summary>Position of a column's field; -1: there is none.</summary>
    public int IndexOf(string column)
    {
        for (int i = 0; i < Names.Length; i++)
            if (LooseName.Of(Names[i]) == LooseName.Of(column))
                return i;
        return -1;
    }

    /// <param name="text">The source.</param>
    /// <param name="format">What the mapping says of it.</param>
    /// <param name="columns">The columns that the mapping reads.</param>
    /// <exception cref="InputDataException">The source has no line, or none with these columns.</exception>
    public static MappedHeader Read(SourceText text, SourceFormat format, IReadOnlyCollection<string> columns)
    {
        var bytes = text.Head.Span;
        ForeignFormats.Refuse(text.Name, bytes);
        int mark = bytes.StartsWith("\uFEFF"u8) ? 3 : 0;
        if (HeaderReader.FirstLine(bytes, mark) is not { } first)
            throw new InputDataException(FaultCode.EmptyFile, text.Name, "the file has no line");
        var line = text.Head[first.Line];
        TextFormat[] formats = [.. (format.Delimiter is { } delimiter ? [TextFormat.From(delimiter)] : TextFormat.All)
            .Select(candidate => candidate with { IsLatin1 = format.Encoding == SourceEncoding.Latin1 })];
        if (format.Items is { } items)
            return new MappedHeader([items], default, formats[0], mark, 0);
        var candidates = formats.Select(candidate => (Format: candidate, Names: NamesIn(line.Span, candidate))).ToList();
        if (format.Header is { } given)
        {
            var fitting = candidates.FindIndex(candidate => candidate.Names?.Length == given.Length);
            if (fitting < 0)
                throw new InputDataException(
                    FaultCode.Header, text.Name, first.Number, 1, first.Line.Start.Value,
                    $"the mapping names {given.Length} fields, this line has {Math.Max(1, candidates.Max(one => one.Names?.Length ?? 0))}");
            return new MappedHeader(given, default, candidates[fitting].Format, mark, 0);
        }

        var (chosen, names) = candidates.MaxBy(candidate => Found(candidate.Names, columns));
        string[] missing = [.. columns.Where(column => Found(names, [column]) == 0)];
        if (missing.Length > 0)
            throw new InputDataException(
                FaultCode.Header, text.Name, first.Number, chosen.ColumnOf(line.Span, line.Length),
                first.Line.Start.Value + line.Length,
                $"missing column {string.Join(", ", missing)}, which the mapping reads; the line has {string.Join(", ", names ?? [])}; "
                + "dhc map proposes a mapping for them");
        if (Repeated(names!.Value, columns) is { } repeated)
            throw new InputDataException(
                FaultCode.Header, text.Name, first.Number, 1, first.Line.Start.Value,
                $"column {repeated}, which the mapping reads, occurs twice; name each column once");
        return new MappedHeader(names.Value, line, chosen, first.Next, first.Number);
    }

    /// <summary>The first of some columns that has several fields; null: none has.</summary>
    static string? Repeated(ImmutableArray<string> names, IEnumerable<string> columns) =>
        columns.FirstOrDefault(column => names.Count(name => LooseName.Of(name) == LooseName.Of(column)) > 1);

    static int Found(ImmutableArray<string>? names, IEnumerable<string> columns) => names is null
        ? 0
        : columns.Count(column => names.Value.Any(name => LooseName.Of(name) == LooseName.Of(column)));

    static ImmutableArray<string>? NamesIn(ReadOnlySpan<byte> line, TextFormat format)
    {
        var splitter = new LineSplitter(format);
        if (splitter.Split(line, -1) is not null)
            return null;
        var names = ImmutableArray.CreateBuilder<string>();
        foreach (var field in splitter.Fields)
            names.Add(format.Decode(field.Content(line)).Trim());
        return names.ToImmutable();
    }
}
