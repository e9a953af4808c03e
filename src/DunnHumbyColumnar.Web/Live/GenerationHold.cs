namespace DunnHumbyColumnar.Web.Live;

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
