namespace DunnHumbyColumnar.Tests.Support;

/// <summary>Where a buffer lies between its guard pages.</summary>
enum Placement
{
    /// <summary>The last item before the page behind: what reads or writes one item too far ends the process.</summary>
    Last,

    /// <summary>The first item after the page in front.</summary>
    First,

    /// <summary>1 to 63 bytes before the page behind, so that items lie across their natural boundaries.</summary>
    Shifted,
}

/// <summary>The named buffers of one call, each in a region of its own; the next call uses the regions again.</summary>
sealed class GuardedMemory : IDisposable
{
    readonly List<GuardedRegion> _regions = [];
    readonly Dictionary<(string, Type), GuardedBuffer> _buffers = [];

    public Placement Placement { get; set; }

    /// <summary>Bytes between a shifted buffer and the page behind it.</summary>
    public int Shift { get; set; }

    /// <summary>Pairs of calls compared.</summary>
    public int Checks { get; private set; }

    /// <summary>The buffer of a name and type. The first call makes it; later ones allocate nothing.</summary>
    public unsafe GuardedBuffer<T> Get<T, TState>(string name, Compared compared, TState state, Func<TState, T[]> contents)
        where T : unmanaged
    {
        if (_buffers.TryGetValue((name, typeof(T)), out var known))
            return (GuardedBuffer<T>)known;
        // Contents may be made from other buffers.
        T[] items = contents(state);
        if (_regions.Count == _buffers.Count)
            _regions.Add(new GuardedRegion());
        byte* address = _regions[_buffers.Count].Place(
            items.Length * sizeof(T), Placement == Placement.First, Placement == Placement.Shifted ? Shift : 0);
        var buffer = new GuardedBuffer<T>(name, compared, address, items);
        buffer.Restore();
        _buffers.Add((name, typeof(T)), buffer);
        return buffer;
    }

    /// <summary>
    /// Calls a function and its definition on the same buffers, inputs included: result and buffers must be the same, and the function may
    /// allocate nothing. The buffers are gone after it.
    /// </summary>
    public void Check(Func<long> function, Func<long> definition)
    {
        // The first call makes the buffers; what the runtime makes when a path is first taken does not count either.
        function();
        long allocated = AllocatedBy(function, out long found);
        if (allocated != 0)
            allocated = AllocatedBy(function, out found);
        var outcomes = _buffers.Values.Select(buffer => (buffer, Outcome: buffer.Outcome(found))).ToList();
        Restore();
        long expected = definition();
        if (found != expected)
            throw new InvalidOperationException($"{expected} is the result, {found} was returned.");
        foreach (var (buffer, outcome) in outcomes)
            if (!outcome.AsSpan().SequenceEqual(buffer.Outcome(expected)))
                throw new InvalidOperationException($"\"{buffer.Name}\" holds something else than by definition.");
        if (allocated != 0)
            throw new InvalidOperationException($"{allocated} bytes were allocated.");
        _buffers.Clear();
        Checks++;
    }

    public void Dispose() => _regions.ForEach(region => region.Dispose());

    long AllocatedBy(Func<long> function, out long result)
    {
        Restore();
        long before = GC.GetAllocatedBytesForCurrentThread();
        result = function();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    void Restore()
    {
        foreach (var buffer in _buffers.Values)
            buffer.Restore();
    }
}
