namespace DunnHumbyColumnar.Web.Live;

/// <summary>Whether a generation is warmed up.</summary>
/// <param name="IsWarm">The results that the first requests need are cached.</param>
/// <param name="Failure">Why it cannot be; null: it can.</param>
sealed record Readiness(bool IsWarm, Exception? Failure)
{
    public static readonly Readiness Cold = new(false, null);

    public static readonly Readiness Warm = new(true, null);
}
