namespace DunnHumbyColumnar.Bench.Suites;

/// <summary>What one call of a benchmark works on, for the columns of rates. Implemented by attributes of benchmark methods.</summary>
interface IWorkload
{
    /// <summary>Rows, runs or keys.</summary>
    long Rows { get; }

    /// <summary>Bytes read and written.</summary>
    long Bytes { get; }
}
