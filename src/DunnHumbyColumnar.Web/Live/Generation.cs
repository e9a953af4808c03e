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
