using System.Collections.Immutable;
using DunnHumbyColumnar.Csv;

namespace DunnHumbyColumnar;

/// <summary>The first lines of each table as a mapping reads them, with their faults. Immutable.</summary>
/// <param name="Tables">The tables that the mapping names, in definition order.</param>
public sealed record MappingPreview(ImmutableArray<PreviewedTable> Tables)
{
    /// <summary>Lines of each file that are read.</summary>
    public const int Lines = 1_000;

    /// <summary>Rows of each table that are kept.</summary>
    public const int Rows = 10;

    /// <summary>Whether no table has a fault.</summary>
    public bool IsFaultless => Tables.All(table => table.Faults.IsEmpty);

    /// <summary>Reads the first lines of each file, as an ingest would.</summary>
    /// <param name="mapping">The mapping.</param>
    /// <param name="place">The folder or zip archive of the files.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <exception cref="InputDataException">A zip archive is damaged. What is wrong with a file is a fault of its table.</exception>
    /// <exception cref="StoreIOException">A file cannot be read.</exception>
    public static MappingPreview Create(JourneyMapping mapping, string place, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(mapping);
        return new([.. SourceCatalog.Find(place, mapping).Tables.Where(table => table.Mapping is not null)
            .Select(table => TablePreview.Read(table, cancellationToken))]);
    }
}

/// <summary>The first lines of a table.</summary>
/// <param name="Table">The table.</param>
/// <param name="Columns">Its columns, in lower case.</param>
/// <param name="Files">Its files, in the order in which they are read.</param>
/// <param name="Lines">Lines that were read, rows and faulty ones.</param>
/// <param name="FirstRows">The first rows.</param>
/// <param name="Faults">Faulty lines, or why a file is none of the table.</param>
/// <param name="Notes">What an ingest would note.</param>
public sealed record PreviewedTable(
    string Table, ImmutableArray<string> Columns, ImmutableArray<string> Files, long Lines, ImmutableArray<PreviewedRow> FirstRows,
    ImmutableArray<InputDataException> Faults, ImmutableArray<string> Notes);

/// <summary>A row and the line that it was read from.</summary>
/// <param name="File">The file of the line.</param>
/// <param name="Line">Its number, the first line being 1.</param>
/// <param name="Source">The line.</param>
/// <param name="Values">The values of the row, one for each column of the table.</param>
public sealed record PreviewedRow(string File, long Line, string Source, ImmutableArray<string> Values);
