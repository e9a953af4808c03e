using System.Numerics;
using System.Runtime.CompilerServices;

namespace DunnHumbyColumnar.Kernels;

/// <summary>Between rows and runs: which runs contain a selected row, and run values repeated per row.</summary>
static class RunMask
{
    /// <summary>
    /// For each run -1 if any of its rows is selected (see <see cref="LineMask"/>), otherwise 0. <paramref name="ends"/> are exclusive and
    /// ascend; the last is at most the length of the mask.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void AnySelected(ReadOnlySpan<int> ends, ReadOnlySpan<int> mask, Span<int> runs)
    {
        int row = 0;
        for (int run = 0; run < ends.Length; run++)
        {
            // Most rows are selected, so the first row of a run usually decides.
            while (row < ends[run] && mask[row] == 0)
                row++;
            runs[run] = row < ends[run] ? -1 : 0;
            row = ends[run];
        }
    }

    /// <summary>The definition of <see cref="AnySelected"/>.</summary>
    public static void AnySelectedReference(ReadOnlySpan<int> ends, ReadOnlySpan<int> mask, Span<int> runs)
    {
        for (int run = 0; run < ends.Length; run++)
            runs[run] = mask[(run == 0 ? 0 : ends[run - 1])..ends[run]].Contains(-1) ? -1 : 0;
    }

    /// <summary>
    /// Repeats each run's value over its rows, for rows [start, start + destination.Length). Ends are exclusive and ascend.
    /// </summary>
    public static void Expand<T>(ReadOnlySpan<int> ends, ReadOnlySpan<T> values, int firstRun, int start, Span<T> destination)
        where T : unmanaged, INumber<T>
    {
        int done = 0;
        for (int run = firstRun; done < destination.Length; run++)
        {
            int count = Math.Min(ends[run] - start, destination.Length) - done;
            destination.Slice(done, count).Fill(values[run]);
            done += count;
        }
    }

    /// <summary>As <see cref="Expand{T}"/>, each value as int32.</summary>
    public static void ExpandWidened<T>(ReadOnlySpan<int> ends, ReadOnlySpan<T> values, int firstRun, int start, Span<int> destination)
        where T : unmanaged, INumber<T>
    {
        int done = 0;
        for (int run = firstRun; done < destination.Length; run++)
        {
            int count = Math.Min(ends[run] - start, destination.Length) - done;
            destination.Slice(done, count).Fill(int.CreateTruncating(values[run]));
            done += count;
        }
    }

    /// <summary>The definition of <see cref="Expand{T}"/>.</summary>
    public static void ExpandReference<T>(ReadOnlySpan<int> ends, ReadOnlySpan<T> values, int start, Span<T> destination)
        where T : unmanaged, INumber<T>
    {
        for (int i = 0; i < destination.Length; i++)
        {
            int run = 0;
            while (ends[run] <= start + i)
                run++;
            destination[i] = values[run];
        }
    }
}
