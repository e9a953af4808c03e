using System.Collections.Immutable;
using DunnHumbyColumnar.Columns;
using DunnHumbyColumnar.Mapping;

namespace DunnHumbyColumnar.Csv;

/// <summary>Sources of one layout, which are read as one, and what their columns hold together.</summary>
/// <param name="layout">How the first of them is written.</param>
/// <param name="named">The table that their names say; null: none.</param>
sealed class SourceGroup(LayoutDetection layout, TableSpec? named)
{
    /// <summary>Lines whose fields are kept.</summary>
    public const int SampleLines = 2_000;

    public FieldDelimiter Format { get; } = layout.Format;

    /// <summary>Whether the first line has the names of the fields; otherwise they are <c>column_1</c> and so on.</summary>
    public bool HasHeader { get; } = layout.HasHeader;

    public TableSpec? NamedTable { get; } = named;

    public ImmutableArray<ColumnProfile> Columns { get; } = [.. layout.Names.Select(name => new ColumnProfile(name))];

    public List<ScannedFile> Files { get; } = [];

    /// <summary>The fields of the first data lines.</summary>
    public List<string[]> Sample { get; } = [];

    /// <summary>The name of a file as a mapping has it, where <c>|</c> stands between names.</summary>
    public static string FileName(SourceLocation source) => Path.GetFileName(source.Entry ?? source.Path).Replace('|', '?');

    /// <summary>Whether a source is a part of the same table: as written, and under the same names.</summary>
    public bool Takes(LayoutDetection other, TableSpec? table) => Format == other.Format && HasHeader == other.HasHeader
        && table == NamedTable && (HasHeader || table is not null)
        && Columns.Select(column => LooseName.Of(column.Name)).SequenceEqual(other.Names.Select(LooseName.Of), StringComparer.Ordinal);
}

/// <summary>A source that was read.</summary>
/// <param name="Source">The source.</param>
/// <param name="Lines">Data lines that were read.</param>
/// <param name="IsWhole">Whether these are all.</param>
/// <param name="Faulty">The first line that an ingest would refuse, or set aside where that is asked for; null: none was met.</param>
sealed record ScannedFile(SourceLocation Source, long Lines, bool IsWhole, InputDataException? Faulty);
