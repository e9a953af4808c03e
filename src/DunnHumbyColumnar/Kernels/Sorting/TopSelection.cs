namespace DunnHumbyColumnar.Kernels;

/// <summary>Selects the k-th smallest key with a bounded max-heap, without sorting.</summary>
static class TopSelection
{
    /// <summary>
    /// The k-th smallest key, 1 &lt;= k &lt;= number of keys. <paramref name="heap"/> is scratch for k keys. Cost: one read, and a
    /// sift-down per key that improves the heap.
    /// </summary>
    public static long Threshold(ReadOnlySpan<long> keys, int k, Span<long> heap)
    {
        heap = heap[..k];
        keys[..k].CopyTo(heap);
        for (int i = (k / 2) - 1; i >= 0; i--)
            SiftDown(heap, i);
        foreach (long key in keys[k..])
        {
            if (key >= heap[0])
                continue;
            heap[0] = key;
            SiftDown(heap, 0);
        }

        return heap[0];
    }

    /// <summary>The definition.</summary>
    public static long Reference(ReadOnlySpan<long> keys, int k) => keys.ToArray().Order().ElementAt(k - 1);

    /// <summary>Restores the max-heap: the root is the largest key.</summary>
    static void SiftDown(Span<long> heap, int at)
    {
        long key = heap[at];
        for (int child; (child = (2 * at) + 1) < heap.Length; at = child)
        {
            if (child + 1 < heap.Length && heap[child + 1] > heap[child])
                child++;
            if (heap[child] <= key)
                break;
            heap[at] = heap[child];
        }

        heap[at] = key;
    }
}
