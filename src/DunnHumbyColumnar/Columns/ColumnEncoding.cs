namespace DunnHumbyColumnar.Columns;

/// <summary>How a column lies in memory and on disk.</summary>
enum ColumnEncoding : byte
{
    /// <summary>One value per row.</summary>
    Plain = 0,

    /// <summary>One value per run of equal neighbours, with the exclusive end row of each run (Arrow run-end encoding).</summary>
    RunEnd = 1,
}
