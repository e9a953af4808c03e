using System.Collections.Immutable;
using System.Numerics;
using DunnHumbyColumnar.Columns;
using DunnHumbyColumnar.Kernels;
using DunnHumbyColumnar.Runtime;

namespace DunnHumbyColumnar.Snapshots;

/// <summary>
/// Checks the values of a loaded column against its stats: the exact minimum and maximum (and so the bounds of codes), run ends, and the
/// number of runs. Kernels then read them without bounds checks.
/// </summary>
static class ColumnCheck
{
    /// <param name="column">What the manifest says.</param>
    /// <param name="chunks">What was read; sizes agree with the manifest.</param>
    /// <param name="fileOf">Name of the file of a part, for the fault.</param>
    /// <param name="threads">Batches are checked in parallel.</param>
    public static void Run(StoredColumn column, ImmutableArray<ColumnChunk> chunks, Func<int, string> fileOf, int threads)
    {
        var actual = new ColumnStats[chunks.Length];
        Workers.Run(threads, chunks.Length, (_, batch) =>
        {
            string? fault = CheckRunEnds(chunks[batch]) ?? CheckValues(chunks[batch], column, out actual[batch]);
            if (fault is not null)
                throw new SnapshotCorruptException(
                    fileOf(column.Chunks[batch].Values.Part), $"column {column.Spec.Name}, batch {batch}: {fault}");
        });
        if (chunks.IsEmpty)
            return;
        var whole = actual[0];
        for (int batch = 1; batch < actual.Length; batch++)
            whole = new ColumnStats(
                Math.Min(whole.Min, actual[batch].Min), Math.Max(whole.Max, actual[batch].Max), 0, whole.Runs + actual[batch].Runs);
        if (whole with { Distinct = column.Stats.Distinct } != column.Stats)
            throw new SnapshotCorruptException(
                fileOf(column.Chunks[0].Values.Part),
                $"column {column.Spec.Name}: expected {Describe(column.Stats)}, found {Describe(whole)}");
    }

    static string Describe(ColumnStats stats) => $"values {stats.Min} to {stats.Max} in {stats.Runs} runs";

    static string? CheckRunEnds(ColumnChunk chunk)
    {
        if (chunk.Encoding == ColumnEncoding.Plain)
            return null;
        int previous = 0;
        foreach (int end in chunk.RunEnds)
        {
            if (end <= previous)
                return $"run ends do not ascend ({end} after {previous})";
            previous = end;
        }

        return previous == chunk.Rows ? null : $"the last run ends at {previous}, expected {chunk.Rows}";
    }

    static string? CheckValues(ColumnChunk chunk, StoredColumn column, out ColumnStats actual)
    {
        actual = chunk.Type switch
        {
            StorageType.UInt8 => Measure<byte>(chunk),
            StorageType.UInt16 => Measure<ushort>(chunk),
            StorageType.Int16 => Measure<short>(chunk),
            StorageType.Int32 => Measure<int>(chunk),
            _ => Measure<long>(chunk),
        };
        if (actual.Min < column.Stats.Min || actual.Max > column.Stats.Max)
            return $"values {actual.Min} to {actual.Max}, expected {column.Stats.Min} to {column.Stats.Max}";
        return chunk.Encoding == ColumnEncoding.RunEnd && actual.Runs != chunk.ValueCount
            ? "two neighbouring runs have the same value"
            : null;
    }

    static ColumnStats Measure<T>(ColumnChunk chunk)
        where T : unmanaged, INumber<T>
    {
        var values = chunk.Values<T>();
        return new ColumnStats(
            long.CreateChecked(MinMax.Min(values)), long.CreateChecked(MinMax.Max(values)), 0, RunBoundaries.Count(values));
    }
}
