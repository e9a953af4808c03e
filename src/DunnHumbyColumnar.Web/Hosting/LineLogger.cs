namespace DunnHumbyColumnar.Web.Hosting;

/// <summary>The log, one entry per line; of requests only the path, no headers.</summary>
sealed class LineLogger(TextWriter writer) : ILoggerProvider
{
    /// <summary>The framework's name for the entry about a server that cannot start.</summary>
    const string StartFailed = "HostedServiceStartupFaulted";

    readonly Lock _lock = new();

    public ILogger CreateLogger(string categoryName) => new Category(this);

    public void Dispose()
    {
    }

    void Write(string line)
    {
        lock (_lock)
            writer.WriteLine(line);
    }

    sealed class Category(LineLogger log) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel != LogLevel.None;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            // Whoever starts the server gets the exception itself.
            if (eventId.Name == StartFailed)
                return;
            string text = formatter(state, exception);
            log.Write("dhc serve: " + exception switch
            {
                null => text,
                DunnHumbyException => $"{text}: {exception.Message}",
                _ => $"{text}: {exception}",
            });
        }
    }
}
