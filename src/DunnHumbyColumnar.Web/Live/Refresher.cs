using Microsoft.Extensions.Options;

namespace DunnHumbyColumnar.Web.Live;

/// <summary>
/// Ingests the CSV files if they have changed, builds and stores the gold tables, and makes the new generation the current one; one refresh
/// at a time. Requests are served meanwhile.
/// </summary>
sealed partial class Refresher : IDisposable
{
    readonly DunnHumbyOptions _options;
    readonly LiveJourney _live;
    readonly Telemetry _telemetry;
    readonly TimeProvider _clock;
    readonly ILogger<Refresher> _logger;
    readonly SemaphoreSlim _turn = new(1);
    RefreshState _state;

    public Refresher(
        IOptions<DunnHumbyOptions> options, LiveJourney live, Telemetry telemetry, TimeProvider clock, ILogger<Refresher> logger)
    {
        _options = options.Value;
        _live = live;
        _telemetry = telemetry;
        _clock = clock;
        _logger = logger;
        _state = new RefreshState(_options.Csv is not null, _options.RefreshSchedule, null, null, null);
    }

    public RefreshState State => Volatile.Read(ref _state);

    /// <summary>
    /// Runs one refresh, after those requested before it. A failure is recorded in the run, logged,
    /// and leaves the current generation as it is.
    /// </summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public async Task<RefreshRun> RunAsync(CancellationToken cancellationToken)
    {
        if (_options.Csv is not { } csv)
            throw new InvalidOperationException("There are no CSV files to refresh from.");
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            using var activity = _telemetry.Refreshing();
            var run = await RefreshAsync(csv, _clock.GetUtcNow(), cancellationToken).ConfigureAwait(false);
            Change(state => state with { LastRun = run });
            _telemetry.Refreshed(run);
            return run;
        }
        finally
        {
            Change(state => state with { Running = null });
            _turn.Release();
        }
    }

    public void NextRunAt(DateTimeOffset? time) => Change(state => state with { NextRun = time });

    public void Dispose() => _turn.Dispose();

    async Task<RefreshRun> RefreshAsync(string csv, DateTimeOffset startedAt, CancellationToken cancellationToken)
    {
        long start = _clock.GetTimestamp();
        long before = CurrentGeneration();
        try
        {
            var (after, error) = await PublishAsync(csv, before, startedAt, cancellationToken).ConfigureAwait(false);
            var run = new RefreshRun(
                startedAt, _clock.GetElapsedTime(start), after == before ? RefreshOutcome.Unchanged : RefreshOutcome.Changed, after, error);
            LogEnd(_logger, run.Outcome, run.Generation, run.Duration.TotalSeconds);
            return run;
        }
        catch (Exception failure) when (!(failure is OperationCanceledException && cancellationToken.IsCancellationRequested))
        {
            LogFailure(_logger, before, failure);
            return new RefreshRun(
                startedAt, _clock.GetElapsedTime(start), RefreshOutcome.Failed, before,
                WordsFor(failure));
        }
    }

    /// <summary>The current generation afterwards, and what went wrong with single tables.</summary>
    async Task<(long Generation, string? Error)> PublishAsync(
        string csv, long before, DateTimeOffset startedAt, CancellationToken cancellationToken)
    {
        var progress = new StageProgress(ingest => Report(
            ingest.Stage, ingest.BytesTotal == 0 ? null : (double)ingest.BytesDone / ingest.BytesTotal));
        var options = new IngestOptions
        {
            Threads = _options.Open.Threads,
            MemoryBudgetBytes = _options.Open.MemoryBudgetBytes,
            Mapping = CurrentMapping(),
        };
        var report = await Journey.IngestAsync(csv, _options.Store, options, progress, cancellationToken).ConfigureAwait(false);
        if (report.Generation == before)
            return (before, null);
        GoldReport gold;
        var next = _live.Open();
        try
        {
            Report("building gold tables", null);
            gold = await BackgroundTask.Run(
                () => next.Journey.BuildGold(cancellationToken: cancellationToken), cancellationToken).ConfigureAwait(false);
            await WarmUp.WarmAsync(next, cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            next.Release();
            throw;
        }

        long generation = next.Info.Generation;
        _live.Replace(next);
        foreach (var table in gold.Failed)
            LogTable(_logger, table.Name, table.Failure);
        return (generation, gold.Failed.IsEmpty
            ? null
            : string.Join(" ", gold.Failed.Select(table => $"{table.Name} was not built: {WordsFor(table.Failure)}")));

        void Report(string stage, double? share) => Change(state => state with { Running = new RefreshProgress(startedAt, stage, share) });
    }

    static string WordsFor(Exception failure) =>
        failure is DunnHumbyException or TimeoutException ? failure.Message : "an unexpected error; see the log";

    long CurrentGeneration()
    {
        using var hold = _live.Acquire();
        return hold.Generation.Info.Generation;
    }

    /// <summary>Files of another layout are read as those that the store was made of.</summary>
    JourneyMapping? CurrentMapping()
    {
        using var hold = _live.Acquire();
        return hold.Generation.Info.Mapping;
    }

    void Change(Func<RefreshState, RefreshState> change)
    {
        while (true)
        {
            var state = State;
            if (Interlocked.CompareExchange(ref _state, change(state), state) == state)
                return;
        }
    }

    [LoggerMessage(LogLevel.Information, "refresh: {Outcome}, generation {Generation}, {Seconds:0.0} s")]
    static partial void LogEnd(ILogger logger, RefreshOutcome outcome, long generation, double seconds);

    [LoggerMessage(LogLevel.Error, "the gold table {Table} was not built")]
    static partial void LogTable(ILogger logger, string table, Exception failure);

    [LoggerMessage(LogLevel.Error, "refresh failed; generation {Generation} stays in force")]
    static partial void LogFailure(ILogger logger, long generation, Exception failure);

    /// <summary>Reports where it is called, unlike <see cref="Progress{T}"/>, whose reports may arrive after the end.</summary>
    sealed class StageProgress(Action<IngestProgress> report) : IProgress<IngestProgress>
    {
        public void Report(IngestProgress value) => report(value);
    }
}
