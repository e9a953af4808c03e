namespace DunnHumbyColumnar;

/// <summary>Another process holds the store's write lock.</summary>
public sealed class StoreLockedException : DunnHumbyException
{
    internal StoreLockedException(string store, string holder)
        : base($"{store}: locked for writing by {holder}; wait for it to finish.") => Holder = holder;

    /// <summary>What the holder wrote about itself: process id and start time.</summary>
    public string Holder { get; }
}
