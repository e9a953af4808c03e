using DunnHumbyColumnar.Results;

namespace DunnHumbyColumnar.Marts;

/// <summary>Reads the section columns of a row.</summary>
static class SectionCells
{
    /// <summary>Reads the section columns as one value; <paramref name="columns"/> are the columns.</summary>
    public static SectionSales Sections(this ref RowReader cells, long[][] columns)
    {
        cells.Skip(columns.Length);
        return new SectionSales(columns, cells.Row);
    }
}
