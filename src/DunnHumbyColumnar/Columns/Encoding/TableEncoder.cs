using System.Collections.Immutable;
using System.Numerics;
using System.Runtime.InteropServices;
using DunnHumbyColumnar.Kernels;
using DunnHumbyColumnar.Runtime;

namespace DunnHumbyColumnar.Columns;

/// <summary>
/// Encodes sorted rows as batches in three steps: statistics of every (column, batch), choice of encoding per column, buffers.
/// </summary>
static class TableEncoder
{
    const int BlockRows = 16 * 1024;

    /// <param name="spec">The table.</param>
    /// <param name="rows">Its rows in final order.</param>
    /// <param name="coded">By column its dictionary; null for columns of values.</param>
    /// <param name="options">Batch size, encoding choice, threads.</param>
    /// <param name="cancellationToken">Stops between two work items.</param>
    public static TableData Encode(
        TableSpec spec, SortedRows rows, ImmutableArray<CodedColumn?> coded, EncodingOptions options, CancellationToken cancellationToken)
    {
        var batches = BatchSizes(rows.Count, options.BatchRows);
        int columns = spec.Columns.Length;
        var types = new StorageType[columns];
        for (int c = 0; c < columns; c++)
            types[c] = StorageTypes.For(spec.Columns[c], coded[c]?.CodeMap?.Length ?? coded[c]?.Dictionary.Count ?? 0);

        var scans = new ColumnScan[columns, batches.Length];
        Workers.Run(
            options.Threads,
            columns * batches.Length,
            (_, item) => scans[item % columns, item / columns] =
                Dispatch(types[item % columns], new ScanStep(
                    rows, item % columns, (long)(item / columns) * options.BatchRows, batches[item / columns], options.Forced)),
            cancellationToken);

        var stats = new ColumnStats[columns];
        var encodings = new ColumnEncoding[columns];
        for (int c = 0; c < columns; c++)
        {
            stats[c] = Combine(Enumerable.Range(0, batches.Length).Select(b => scans[c, b].Stats), coded[c]?.Distinct ?? -1);
            encodings[c] = options.Choose(rows.Count, stats[c].Runs, types[c].Width());
        }

        var chunks = new ColumnChunk[columns, batches.Length];
        Workers.Run(
            options.Threads,
            columns * batches.Length,
            (_, item) =>
            {
                int c = item % columns;
                int b = item / columns;
                chunks[c, b] = encodings[c] == ColumnEncoding.RunEnd && scans[c, b].Runs is { } kept
                    ? kept
                    : Dispatch(types[c], new ChunkStep(
                        rows, c, (long)b * options.BatchRows, batches[b], encodings[c], (int)scans[c, b].Stats.Runs, types[c]));
            },
            cancellationToken);

        var built = new ColumnData[columns];
        Workers.Run(
            options.Threads,
            columns,
            (_, c) =>
            {
                ImmutableArray<ColumnChunk> own = [.. Enumerable.Range(0, batches.Length).Select(b => chunks[c, b])];
                if (stats[c].Distinct < 0)
                    stats[c] =
                        stats[c] with { Distinct = DistinctValues.Count(types[c], own, stats[c].Min, stats[c].Max, cancellationToken) };
                built[c] = new ColumnData(
                    spec.Columns[c], types[c], encodings[c], stats[c], coded[c]?.Dictionary, coded[c]?.CodeMap, () => own);
            },
            cancellationToken);
        return new TableData(spec, batches, [.. built]);
    }

    static ImmutableArray<int> BatchSizes(long rows, int batchRows)
    {
        var sizes = ImmutableArray.CreateBuilder<int>();
        for (long start = 0; start < rows; start += batchRows)
            sizes.Add((int)Math.Min(batchRows, rows - start));
        return sizes.ToImmutable();
    }

    static ColumnStats Combine(IEnumerable<ColumnStats> parts, int distinct)
    {
        var list = parts.ToList();
        return list.Count == 0
            ? new ColumnStats(0, 0, 0, 0)
            : new ColumnStats(list.Min(part => part.Min), list.Max(part => part.Max), distinct, list.Sum(part => part.Runs));
    }

    static TResult Dispatch<TResult>(StorageType type, IStep<TResult> step) => type switch
    {
        StorageType.UInt8 => step.Run<byte>(),
        StorageType.UInt16 => step.Run<ushort>(),
        StorageType.Int16 => step.Run<short>(),
        StorageType.Int32 => step.Run<int>(),
        _ => step.Run<long>(),
    };

    interface IStep<TResult>
    {
        TResult Run<T>()
            where T : unmanaged, INumber<T>, IMinMaxValue<T>;
    }

    /// <summary>
    /// The result of the first pass over a batch of a column: its statistics, and its runs unless there are too many to be worth keeping.
    /// </summary>
    sealed record ColumnScan(ColumnStats Stats, ColumnChunk? Runs);

    /// <summary>The first pass: computes the statistics of a batch, and keeps its runs as long as run-end encoding looks likely.</summary>
    sealed class ScanStep(SortedRows rows, int column, long start, int count, ColumnEncoding? forced) : IStep<ColumnScan>
    {
        public ColumnScan Run<T>()
            where T : unmanaged, INumber<T>, IMinMaxValue<T>
        {
            var block = new T[Math.Min(BlockRows, count)];
            var runs = forced == ColumnEncoding.Plain ? null : new RunCollector<T>(block.Length);
            T min = T.MaxValue;
            T max = T.MinValue;
            T previous = default;
            long found = 0;
            for (int done = 0; done < count; done += BlockRows)
            {
                var fresh = block.AsSpan(0, Math.Min(BlockRows, count - done));
                rows.Read(column, start + done, fresh);
                min = T.Min(min, MinMax.Min<T>(fresh));
                max = T.Max(max, MinMax.Max<T>(fresh));
                int seam = done > 0 && fresh[0] == previous ? 1 : 0;
                previous = fresh[^1];
                int added = runs?.Add(fresh, done) ?? RunBoundaries.Count<T>(fresh);
                found += added - seam;
                // Runs this short mean plain encoding, unless the rest of the column raises the average: then pass two finds them again.
                if (forced is null && found * 2 > done + fresh.Length)
                    runs = null;
            }

            return new ColumnScan(new ColumnStats(long.CreateChecked(min), long.CreateChecked(max), -1, found), runs?.ToChunk(count));
        }
    }

    /// <summary>The second pass: encodes a batch of a column once its encoding is known.</summary>
    sealed class ChunkStep(SortedRows rows, int column, long start, int count, ColumnEncoding encoding, int runs, StorageType type)
        : IStep<ColumnChunk>
    {
        public ColumnChunk Run<T>()
            where T : unmanaged, INumber<T>, IMinMaxValue<T>
        {
            if (encoding == ColumnEncoding.Plain)
            {
                byte[] values = LargeArray.Allocate<byte>(count * type.Width());
                rows.Read(column, start, MemoryMarshal.Cast<byte, T>(values.AsSpan()));
                return new ColumnChunk(type, count, values);
            }

            var block = new T[Math.Min(BlockRows, count)];
            var collector = new RunCollector<T>(runs + block.Length);
            for (int done = 0; done < count; done += BlockRows)
            {
                var fresh = block.AsSpan(0, Math.Min(BlockRows, count - done));
                rows.Read(column, start + done, fresh);
                collector.Add(fresh, done);
            }

            return collector.ToChunk(count);
        }
    }
}
