namespace DunnHumbyColumnar.Kernels;

/// <summary>Merge of two run-end lists of flags over the same rows, combined by OR.</summary>
static class RunFlags
{
    /// <summary>
    /// Writes the runs of left | right, merging neighbours with equal flags, and returns their number: at most the sum of both. The outputs
    /// need room for one more. Ends are exclusive and ascend; both lists end at the same row.
    /// </summary>
    public static int Or(
        ReadOnlySpan<int> leftEnds, ReadOnlySpan<byte> left, ReadOnlySpan<int> rightEnds, ReadOnlySpan<byte> right,
        Span<int> ends, Span<byte> flags)
    {
        if (leftEnds.Length != left.Length || rightEnds.Length != right.Length)
            throw new ArgumentException("Ends and flags must have one element per run.");
        int count = 0;
        int last = -1;
        for (int l = 0, r = 0; l < left.Length;)
        {
            byte joined = (byte)(left[l] | right[r]);
            int end = Math.Min(leftEnds[l], rightEnds[r]);
            // Branchless: which list ends first, and whether the flags change, is unpredictable.
            count += last == joined ? 0 : 1;
            last = joined;
            ends[count - 1] = end;
            flags[count - 1] = joined;
            l += leftEnds[l] == end ? 1 : 0;
            r += rightEnds[r] == end ? 1 : 0;
        }

        return count;
    }

    /// <summary>The definition: row by row.</summary>
    public static int Reference(
        ReadOnlySpan<int> leftEnds, ReadOnlySpan<byte> left, ReadOnlySpan<int> rightEnds, ReadOnlySpan<byte> right,
        Span<int> ends, Span<byte> flags)
    {
        int count = 0;
        int l = 0;
        int r = 0;
        for (int row = 0; row < (leftEnds.IsEmpty ? 0 : leftEnds[^1]); row++)
        {
            while (leftEnds[l] <= row)
                l++;
            while (rightEnds[r] <= row)
                r++;
            byte joined = (byte)(left[l] | right[r]);
            if (count == 0 || flags[count - 1] != joined)
                flags[count++] = joined;
            ends[count - 1] = row + 1;
        }

        return count;
    }
}
