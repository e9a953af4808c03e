using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace DunnHumbyColumnar.Web.Tests.Support;

/// <summary>A log that is kept.</summary>
sealed class ListLogger : ILoggerProvider
{
    readonly ConcurrentQueue<(LogLevel Level, string Text)> _entries = new();

    public string Text => string.Join('\n', _entries.Select(entry => $"{entry.Level}: {entry.Text}"));

    /// <summary>What was logged at this level or a worse one.</summary>
    public IEnumerable<string> AtLeast(LogLevel level) => _entries.Where(entry => entry.Level >= level).Select(entry => entry.Text);

    public ILogger CreateLogger(string categoryName) => new Category(this, categoryName);

    public void Dispose()
    {
    }

    sealed class Category(ListLogger log, string name) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel != LogLevel.None;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            log._entries.Enqueue((logLevel, $"{name}: {formatter(state, exception).Split('\n')[0]} {exception?.Message}"));
    }
}
