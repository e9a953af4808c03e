using DunnHumbyColumnar.Results;

namespace DunnHumbyColumnar.Marts;

/// <summary>The section columns of a result.</summary>
static class SectionCells
{
    /// <summary>The section columns of a frame.</summary>
    public static long[][] Sections(this ResultFrame frame, IEnumerable<string> names) =>
        [.. names.Select(name => (long[])frame[name].Values)];

    /// <summary>Reads the section columns as one value; <paramref name="columns"/> are the columns.</summary>
    public static SectionSales Sections(this ref RowReader cells, long[][] columns)
    {
        cells.Skip(columns.Length);
        return new SectionSales(columns, cells.Row);
    }
}
