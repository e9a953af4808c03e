namespace DunnHumbyColumnar.Csv;

/// <summary>A source that is given twice would count twice.</summary>
static class DuplicateSources
{
    const int BlockBytes = 1 << 16;

    /// <summary>Throws if two sources of a table have the same text, compressed or not.</summary>
    /// <exception cref="InputDataException">A source has the text of an earlier one.</exception>
    public static void Refuse(IReadOnlyList<SourceText> sources)
    {
        for (int later = 1; later < sources.Count; later++)
            for (int earlier = 0; earlier < later; earlier++)
                if (AreSame(sources[earlier], sources[later]))
                    throw new InputDataException(
                        FaultCode.DuplicateFile, sources[later].Name,
                        $"it has the same content as {sources[earlier].Name}, so its rows would count twice; take one of them away");
    }

    /// <summary>Texts that begin alike are rare, so that whole ones are seldom compared.</summary>
    static bool AreSame(SourceText one, SourceText other)
    {
        var head = one.Head.Span;
        bool hasRows = head.IndexOf((byte)'\n') is var feed && feed >= 0 && feed < head.Length - 1;
        if (!hasRows || !head.SequenceEqual(other.Head.Span))
            return false;
        using var first = one.OpenWhole();
        using var second = other.OpenWhole();
        var (left, right) = (new byte[BlockBytes], new byte[BlockBytes]);
        while (true)
        {
            int have = first.ReadAtLeast(left, BlockBytes, throwOnEndOfStream: false);
            int otherHas = second.ReadAtLeast(right, BlockBytes, throwOnEndOfStream: false);
            if (!left.AsSpan(0, have).SequenceEqual(right.AsSpan(0, otherHas)))
                return false;
            if (have < BlockBytes)
                return true;
        }
    }
}
