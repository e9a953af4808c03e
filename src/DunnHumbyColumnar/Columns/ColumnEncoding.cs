namespace DunnHumbyColumnar.Columns;

/// <summary>How a column is encoded in memory and on disk.</summary>
enum ColumnEncoding : byte
{
    /// <summary>One value per row.</summary>
    Plain = 0,

    /// <summary>Arrow run-end encoding: one value per run of equal neighbours, and the exclusive end row of each run.</summary>
    RunEnd = 1,
}
