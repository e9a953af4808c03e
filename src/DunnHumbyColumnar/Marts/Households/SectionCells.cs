using DunnHumbyColumnar.Results;

namespace DunnHumbyColumnar.Marts;

/// <summary>The columns of sections in a row.</summary>
static class SectionCells
{
    /// <summary>Passes over the columns of the sections, which are these.</summary>
    public static SectionSales Sections(this ref RowReader cells, long[][] columns)
    {
        cells.Skip(columns.Length);
        return new SectionSales(columns, cells.Row);
    }
}
