using System.Globalization;
using System.Reflection;

namespace DunnHumbyColumnar.Web.Live;

/// <summary>
/// One open generation of the store and what has been computed from it. It is closed when it has been replaced and
/// the last request that holds it has ended.
/// </summary>
sealed class Generation
{
    static readonly string Engine =
        typeof(Journey).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    volatile Readiness _readiness = Readiness.Cold;
    int _holds = 1;

    public Generation(Journey journey, ResultCache results)
    {
        Journey = journey;
        Results = results;
        Info = journey.Info();
        ETag = string.Create(CultureInfo.InvariantCulture, $"W/\"{Info.Generation}-{Info.ContentHash[..8]}-{Engine}\"");
    }

    public Journey Journey { get; }

    public ResultCache Results { get; }

    public StoreInfo Info { get; }

    /// <summary>Equal ETags promise equal answers: same snapshot, same engine. Weak, since it is the same for every format.</summary>
    public string ETag { get; }

    /// <summary>Whether the results that the first requests need are cached.</summary>
    public Readiness Readiness
    {
        get => _readiness;
        set => _readiness = value;
    }

    /// <summary>False if it is closed already.</summary>
    public bool TryHold()
    {
        int holds = Volatile.Read(ref _holds);
        while (holds > 0)
        {
            int actual = Interlocked.CompareExchange(ref _holds, holds + 1, holds);
            if (actual == holds)
                return true;
            holds = actual;
        }

        return false;
    }

    public void Release()
    {
        if (Interlocked.Decrement(ref _holds) > 0)
            return;
        Results.Dispose();
        Journey.Dispose();
    }
}

/// <summary>Whether a generation is warmed up.</summary>
/// <param name="IsWarm">The results that the first requests need are cached.</param>
/// <param name="Failure">Why it cannot be; null: it can.</param>
sealed record Readiness(bool IsWarm, Exception? Failure)
{
    public static readonly Readiness Cold = new(false, null);

    public static readonly Readiness Warm = new(true, null);
}

/// <summary>Keeps a generation open until disposal.</summary>
sealed class GenerationHold(Generation generation) : IDisposable
{
    int _released;

    public Generation Generation => generation;

    public void Dispose()
    {
        if (Interlocked.Exchange(ref _released, 1) == 0)
            generation.Release();
    }
}
