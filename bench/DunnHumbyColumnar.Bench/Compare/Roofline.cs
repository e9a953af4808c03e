using System.Diagnostics;
using DunnHumbyColumnar.Kernels;
using DunnHumbyColumnar.Runtime;

namespace DunnHumbyColumnar.Bench.Compare;

/// <summary>What the machine can read from memory: the limit of any scan.</summary>
static class Roofline
{
    const int Megabyte = 1 << 20;
    const int Words = 64 * Megabyte;
    const int Pieces = 64;
    const int Rounds = 7;

    /// <summary>Bytes per second that so many threads sum up out of 256 MiB of int32 values; the best of several rounds.</summary>
    public static double Measure(int threads)
    {
        int[] values = new int[Words];
        Array.Fill(values, 1);
        double best = 0;
        for (int round = 0; round < Rounds; round++)
        {
            var sums = new long[Pieces];
            long started = Stopwatch.GetTimestamp();
            Workers.Run(threads, Pieces, (_, piece) => sums[piece] = RunSum.Sum(values.AsSpan(piece * (Words / Pieces), Words / Pieces)));
            double seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
            if (sums.Sum() != Words)
                throw new InvalidOperationException("The sum is wrong.");
            best = Math.Max(best, (double)Words * sizeof(int) / seconds);
        }

        return best;
    }
}
