using System.Diagnostics;
using DunnHumbyColumnar.Results;

namespace DunnHumbyColumnar.Bench.Compare;

/// <summary>Medians of one line, in milliseconds.</summary>
/// <param name="Line">The line.</param>
/// <param name="Ours">Our side on all processors.</param>
/// <param name="Single">Our side on one thread.</param>
/// <param name="DuckDb">DuckDB's side.</param>
/// <param name="Sqlite">SQLite's one round; null where it takes no part.</param>
/// <param name="Rows">Rows of the tables that are read.</param>
/// <param name="Bytes">Bytes that our side reads.</param>
sealed record CompareFigures(CompareLine Line, double Ours, double Single, double DuckDb, double? Sqlite, long Rows, long Bytes)
{
    public double Ratio => DuckDb / Ours;

    public double BytesPerSecond => Bytes / Ours * 1000;

    public double RowsPerSecond => Rows / Ours * 1000;
}

/// <summary>Runs lines: both sides in turn, after a warm-up in which their answers are compared.</summary>
sealed class CompareRun(CompareSides sides, int rounds) : IDisposable
{
    /// <summary>Calls of a pass, and passes, after which the runtime has compiled all of our side for good.</summary>
    const int WarmUps = 40;
    const int WarmUpPasses = 2;

    /// <summary>The runtime counts calls and compiles anew only when nothing new has been called for a while.</summary>
    const int TierUpMilliseconds = 600;
    const int TheirWarmUps = 3;
    const double WarmUpMilliseconds = 3000;
    const int SlowRounds = 5;
    const double SlowMilliseconds = 2000;

    Sqlite? _sqlite;

    /// <summary>Compares answers, then times; throws <see cref="InvalidOperationException"/> if the answers differ.</summary>
    public CompareFigures Run(CompareLine line)
    {
        Settle();
        Check(line);
        double slowest = WarmUp(line);
        int timed = slowest < SlowMilliseconds ? rounds : SlowRounds;
        var ours = new List<double>();
        var single = new List<double>();
        var theirs = new List<double>();
        for (int round = 0; round < timed; round++)
        {
            ours.Add(Time(line, () => line.Ours(sides, Environment.ProcessorCount)));
            theirs.Add(Time(line, () => line.Theirs(sides)));
            single.Add(Time(line, () => line.Ours(sides, 1)));
        }

        return new CompareFigures(
            line, Median(ours), Median(single), Median(theirs), TimeSqlite(line), sides.RowsOf(line), line.Bytes(sides));
    }

    public void Dispose() => _sqlite?.Dispose();

    /// <summary>Gives back what the line before has left: the gigabytes of an ingest are no part of the next line's work.</summary>
    public static void Settle() => GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);

    /// <summary>Runs both sides for nothing; returns the longest time of one run.</summary>
    double WarmUp(CompareLine line)
    {
        double slowest = 0;
        double spent = 0;
        for (int pass = 0; pass < WarmUpPasses; pass++)
        {
            for (int warmUp = 0; warmUp < WarmUps && spent < WarmUpMilliseconds; warmUp++)
            {
                double time = Math.Max(
                    Time(line, () => line.Ours(sides, Environment.ProcessorCount)), Time(line, () => line.Ours(sides, 1)));
                slowest = Math.Max(slowest, time);
                spent += 2 * time;
            }

            Thread.Sleep(TierUpMilliseconds);
        }

        for (int warmUp = 0; warmUp < TheirWarmUps && slowest < SlowMilliseconds; warmUp++)
            slowest = Math.Max(slowest, Time(line, () => line.Theirs(sides)));
        return slowest;
    }

    /// <summary>Demands that our answer is DuckDB's.</summary>
    public void Check(CompareLine line)
    {
        line.Prepare?.Invoke(sides);
        var frames = line.Ours(sides, Environment.ProcessorCount);
        line.Theirs(sides);
        for (int i = 0; i < frames.Length; i++)
            Demand(line, "DuckDB", Answers.Difference(
                frames[i], line.Read?.Invoke(sides, line.Answers[i]) ?? sides.Duck.Rows(line.Answers[i])));
    }

    /// <summary>One round of SQLite, and the demand that our answer is its; null where it takes no part.</summary>
    public double? TimeSqlite(CompareLine line)
    {
        string[] sql = CompareSql.ForSqlite(line.Id);
        if (sql.Length == 0)
            return null;
        _sqlite ??= new Sqlite(sides["sqlite.db"], sides.Duck);
        double time = Time(line, () => Array.ForEach(sql, _sqlite.Execute));
        ResultFrame[] frames = line.Ours(sides, 1);
        for (int i = 0; i < frames.Length; i++)
            Demand(line, "SQLite", Answers.Difference(frames[i], _sqlite.Rows(line.Answers[i]), isCents: true));
        return time;
    }

    double Time(CompareLine line, Action work)
    {
        line.Prepare?.Invoke(sides);
        long started = Stopwatch.GetTimestamp();
        work();
        return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
    }

    static void Demand(CompareLine line, string engine, string? difference)
    {
        if (difference is not null)
            throw new InvalidOperationException($"{line.Id}: our answer is not {engine}'s: {difference}.");
    }

    static double Median(List<double> times) => times.Order().ElementAt(times.Count / 2);
}
