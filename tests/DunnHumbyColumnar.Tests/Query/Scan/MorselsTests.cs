using System.Runtime.InteropServices;
using DunnHumbyColumnar.Columns;
using DunnHumbyColumnar.Query;
using Xunit;

namespace DunnHumbyColumnar.Tests.Query;

/// <summary>
/// <see cref="Morsels"/>: threads share groups because no two morsels share a value, which no answer would show reliably.
/// </summary>
[Trait("Matrix", "simd")]
public sealed class MorselsTests
{
    [Fact]
    public void Morsels_cut_at_runs_cover_every_row_once_and_share_no_value()
    {
        for (int seed = 0; seed < 300; seed++)
        {
            var random = new Random(seed);
            int[] values = [.. Enumerable.Range(0, random.Next(1, 60)).Select(_ => random.Next(1 + (seed % 12))).Order()];
            int batchRows = random.Next(1, 20);
            int morselRows = random.Next(1, 30);

            var morsels = Morsels.CutAtRuns(
                [.. values.Chunk(batchRows).Select(chunk => seed % 2 == 0 ? Encode(chunk) : Plain(chunk))], morselRows);

            int[][] rows = [.. morsels.Select(morsel =>
                morsel.SelectMany(range => Enumerable.Range((range.Batch * batchRows) + range.Start, range.End - range.Start)).ToArray())];
            Assert.Equal(Enumerable.Range(0, values.Length), rows.SelectMany(row => row));
            Assert.Equal(values.Distinct().Count(), rows.Sum(morsel => morsel.Select(row => values[row]).Distinct().Count()));
            Assert.All(rows.SkipLast(1), morsel => Assert.InRange(morsel.Length, morselRows, int.MaxValue));
        }
    }

    static ColumnChunk Encode(int[] values)
    {
        int[] ends = [.. Enumerable.Range(1, values.Length).Where(end => end == values.Length || values[end] != values[end - 1])];
        int[] runs = [.. ends.Select(end => values[end - 1])];
        return new ColumnChunk(StorageType.Int32, values.Length, Bytes(runs), Bytes(ends));
    }

    static ColumnChunk Plain(int[] values) => new(StorageType.Int32, values.Length, Bytes(values));

    static byte[] Bytes(int[] values) => MemoryMarshal.AsBytes(values.AsSpan()).ToArray();
}
