namespace DunnHumbyColumnar.Synthetic;

/// <summary>How much data to generate. Immutable.</summary>
public sealed record GeneratorOptions
{
    /// <summary>The largest <see cref="Scale"/>.</summary>
    public const double MaximumScale = 100;

    /// <summary>
    /// Above 0, at most <see cref="MaximumScale"/>; 1 gives the published row counts. Multiplies households, with their baskets,
    /// demographics and campaign rows, and the number of promoted (product, week) pairs, which ends where every product is promoted in
    /// every week (a scale of about 19). Products, stores, weeks, campaigns and coupons stay.
    /// </summary>
    public double Scale { get; init; } = 1;

    /// <summary>Equal seeds and scales give equal bytes.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Threads to use, 1 to 1,024; the bytes do not depend on it.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>Whether files that the generator did not write may be replaced, too.</summary>
    public bool Overwrite { get; init; }

    internal void Validate()
    {
        if (!(Scale > 0 && Scale <= MaximumScale))
            throw new ArgumentOutOfRangeException(nameof(Scale), Scale, $"The scale must be above 0 and at most {MaximumScale}.");
        ArgumentOutOfRangeException.ThrowIfLessThan(Threads, 1, nameof(Threads));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Threads, 1024, nameof(Threads));
    }
}
