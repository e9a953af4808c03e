namespace DunnHumbyColumnar.Reliability;

/// <summary>
/// Tries one promise in very many cases. A case is a line of text, so that whatever fails can be
/// tried again alone. Safe for concurrent tries.
/// </summary>
abstract class Harness : IDisposable
{
    /// <summary>What a case is, in the plural.</summary>
    public abstract string Cases { get; }

    /// <summary>Cases tried at a time.</summary>
    public virtual int Workers => Environment.ProcessorCount;

    /// <summary>
    /// If no case ends for so long, one hangs. Longer than any case takes on a machine that has much else to do; one that hangs while
    /// others end is found when those are through.
    /// </summary>
    public virtual TimeSpan Patience => TimeSpan.FromMinutes(15);

    /// <summary>What patience is measured by.</summary>
    public virtual TimeProvider Clock => TimeProvider.System;

    /// <summary>Whether the list has no end: the seed makes the cases up.</summary>
    public virtual bool IsEndless => false;

    /// <summary>All cases, in an order of their own.</summary>
    public abstract IEnumerable<string> List(int seed);

    /// <summary>Tries one case; returns what came of it, in a word or two to count by. Whatever it throws breaks the promise.</summary>
    public abstract string Try(string trial);

    /// <summary>What was measured over all cases tried; null: nothing.</summary>
    public virtual string? Figures() => null;

    public virtual void Dispose()
    {
    }
}
