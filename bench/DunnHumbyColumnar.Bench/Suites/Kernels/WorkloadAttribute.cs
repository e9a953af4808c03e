namespace DunnHumbyColumnar.Bench.Suites.Kernels;

/// <summary>A workload that is known beforehand.</summary>
/// <param name="rows">Rows, runs or keys of a call.</param>
/// <param name="bytesPerRow">Bytes read and written for each.</param>
[AttributeUsage(AttributeTargets.Method)]
sealed class WorkloadAttribute(int rows, double bytesPerRow) : Attribute, IWorkload
{
    public long Rows => rows;

    public double BytesPerRow => bytesPerRow;

    public long Bytes => (long)(rows * bytesPerRow);
}
