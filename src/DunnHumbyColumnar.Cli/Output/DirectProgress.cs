namespace DunnHumbyColumnar.Cli.Output;

/// <summary>Synchronous progress: calls its handler on the reporting thread.</summary>
sealed class DirectProgress<T>(Action<T> handler) : IProgress<T>
{
    public void Report(T value) => handler(value);
}
