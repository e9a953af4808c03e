using System.Collections.Immutable;
using System.Numerics;
using System.Runtime.InteropServices;
using DunnHumbyColumnar.Kernels;

namespace DunnHumbyColumnar.Columns;

/// <summary>Turns sorted rows into encoded batches: first the stats of every (column, batch), then the choice per column, then the buffers.</summary>
static class TableEncoder
{
    const int BlockRows = 16 * 1024;

    /// <param name="spec">The table.</param>
    /// <param name="rows">Its rows in final order.</param>
    /// <param name="coded">Per column the dictionary facts; null for columns of values.</param>
    /// <param name="options">Batch size, encoding choice, threads.</param>
    /// <param name="cancellationToken">Stops between two pieces of work.</param>
    public static TableData Encode(TableSpec spec, SortedRows rows, ImmutableArray<CodedColumn?> coded, EncodingOptions options, CancellationToken cancellationToken)
    {
        var batches = BatchSizes(rows.Count, options.BatchRows);
        int columns = spec.Columns.Length;
        var types = new StorageType[columns];
        for (int c = 0; c < columns; c++)
            types[c] = StorageTypes.For(spec.Columns[c], coded[c]?.CodeMap?.Length ?? coded[c]?.Dictionary.Count ?? 0);

        var partial = new ColumnStats[columns, batches.Length];
        Workers.Run(
            options.Threads,
            columns * batches.Length,
            (_, item) => partial[item % columns, item / columns] = Dispatch(types[item % columns], new StatsStep(rows, item % columns, item / columns, batches, options.BatchRows)),
            cancellationToken);

        var stats = new ColumnStats[columns];
        var encodings = new ColumnEncoding[columns];
        for (int c = 0; c < columns; c++)
        {
            stats[c] = Combine(Enumerable.Range(0, batches.Length).Select(b => partial[c, b]), coded[c]?.Distinct ?? -1);
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
                chunks[c, b] = Dispatch(types[c], new ChunkStep(rows, c, b, batches, options.BatchRows, encodings[c], (int)partial[c, b].Runs, types[c]));
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
                    stats[c] = stats[c] with { Distinct = DistinctValues.Count(types[c], own, stats[c].Min, stats[c].Max) };
                built[c] = new ColumnData(spec.Columns[c], types[c], encodings[c], stats[c], coded[c]?.Dictionary, coded[c]?.CodeMap, () => own);
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

    sealed class StatsStep(SortedRows rows, int column, int batch, ImmutableArray<int> batches, int batchRows) : IStep<ColumnStats>
    {
        public ColumnStats Run<T>()
            where T : unmanaged, INumber<T>, IMinMaxValue<T>
        {
            // One value of overlap carries the run over from block to block.
            Span<T> block = new T[Math.Min(BlockRows, batches[batch]) + 1];
            long start = (long)batch * batchRows;
            T min = T.MaxValue;
            T max = T.MinValue;
            long runs = 0;
            for (int done = 0; done < batches[batch]; done += BlockRows)
            {
                int count = Math.Min(BlockRows, batches[batch] - done);
                var fresh = block.Slice(1, count);
                rows.Read(column, start + done, fresh);
                min = T.Min(min, MinMax.Min<T>(fresh));
                max = T.Max(max, MinMax.Max<T>(fresh));
                runs += done == 0 ? RunBoundaries.Count<T>(fresh) : RunBoundaries.Count<T>(block[..(count + 1)]) - 1;
                block[0] = fresh[^1];
            }

            return new ColumnStats(long.CreateChecked(min), long.CreateChecked(max), -1, runs);
        }
    }

    sealed class ChunkStep(SortedRows rows, int column, int batch, ImmutableArray<int> batches, int batchRows, ColumnEncoding encoding, int runs, StorageType type)
        : IStep<ColumnChunk>
    {
        public ColumnChunk Run<T>()
            where T : unmanaged, INumber<T>, IMinMaxValue<T>
        {
            int count = batches[batch];
            long start = (long)batch * batchRows;
            if (encoding == ColumnEncoding.Plain)
            {
                byte[] values = GC.AllocateUninitializedArray<byte>(count * type.Width());
                rows.Read(column, start, MemoryMarshal.Cast<byte, T>(values.AsSpan()));
                return new ColumnChunk(type, count, values);
            }

            byte[] runValues = GC.AllocateUninitializedArray<byte>(runs * type.Width());
            byte[] runEnds = GC.AllocateUninitializedArray<byte>(runs * sizeof(int));
            FillRuns(start, count, MemoryMarshal.Cast<byte, int>(runEnds.AsSpan()), MemoryMarshal.Cast<byte, T>(runValues.AsSpan()));
            return new ColumnChunk(type, count, runValues, runEnds);
        }

        /// <summary>Finds runs block by block; a run that goes on into the next block is continued there.</summary>
        void FillRuns<T>(long start, int count, Span<int> ends, Span<T> values)
            where T : unmanaged, INumber<T>
        {
            var block = new T[Math.Min(BlockRows, count)];
            var blockEnds = new int[block.Length];
            var blockValues = new T[block.Length];
            int run = 0;
            for (int done = 0; done < count; done += BlockRows)
            {
                var fresh = block.AsSpan(0, Math.Min(BlockRows, count - done));
                rows.Read(column, start + done, fresh);
                int found = RunBoundaries.Fill<T>(fresh, blockEnds, blockValues);
                if (run > 0 && values[run - 1] == blockValues[0])
                    run--;
                for (int i = 0; i < found; i++)
                {
                    ends[run + i] = done + blockEnds[i];
                    values[run + i] = blockValues[i];
                }

                run += found;
            }
        }
    }
}
