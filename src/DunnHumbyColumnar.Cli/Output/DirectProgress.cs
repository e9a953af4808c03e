namespace DunnHumbyColumnar.Cli.Output;

/// <summary>Progress handed on at once, on the reporting thread.</summary>
sealed class DirectProgress<T>(Action<T> handler) : IProgress<T>
{
    public void Report(T value) => handler(value);
}
