using Xunit;
using Xunit.Abstractions;

namespace DunnHumbyColumnar.Reliability;

/// <summary>
/// Every harness on a sample of its cases; on all of them: <c>dotnet run -c Release --project tests/DunnHumbyColumnar.Reliability</c>.
/// </summary>
public sealed class ReliabilityTests(ITestOutputHelper output)
{
    const int Seed = 1;

    const string Kills = "process-kills";

    public static TheoryData<string> Names() => [.. Harnesses.All.Select(entry => entry.Name).Where(name => name != Kills)];

    [TracedFact]
    public void An_ingest_may_be_killed_at_any_call() => The_promise_holds(Kills);

    [TracedFact]
    public void A_planted_bug_of_killed_ingests_is_found() => A_planted_bug_is_found(Kills);

    [Theory]
    [MemberData(nameof(Names))]
    public void The_promise_holds(string name)
    {
        var entry = Harnesses.Of(name);
        using var harness = entry.Sound();
        var report = HarnessRun.Run(harness, Seed, entry.FewCases);
        output.WriteLine($"{report.Tried} of {report.Total}: {string.Join(", ", report.Outcomes)}, {report.Elapsed}");
        Assert.Empty(report.Failures);
        Assert.Equal(Math.Min(entry.FewCases, report.Total ?? int.MaxValue), report.Tried);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_planted_bug_is_found(string name)
    {
        var entry = Harnesses.Of(name);
        using var harness = entry.Planted();
        var report = HarnessRun.Run(harness, Seed, entry.FewCases, until: entry.FoundAs.Is);
        output.WriteLine($"{report.Tried} cases, {report.Elapsed}");
        foreach (var failure in report.Failures)
            output.WriteLine($"{failure.Case}: {failure.Text}");
        // A hang, or a failure of another kind, is not how this bug shows.
        Assert.Contains(report.Failures, entry.FoundAs.Is);
    }

    [Fact]
    public void A_case_that_does_not_end_is_a_failure()
    {
        using var harness = new Endless();
        var report = HarnessRun.Run(harness, Seed);
        Assert.Equal("hangs", Assert.Single(report.Failures).Case);
        Assert.Equal(3, report.Tried);
    }

    [Fact]
    public void A_bug_is_found_by_its_failure_and_by_no_other()
    {
        var finding = new Finding(typeof(InvalidOperationException), "two answers");
        Assert.True(finding.Is(Failure(new InvalidOperationException("there were two answers"))));
        Assert.False(finding.Is(Failure(new InvalidOperationException("there was no answer"))));
        Assert.False(finding.Is(Failure(new NotSupportedException("two answers"))));
        Assert.False(finding.Is(Failure(null)));

        static HarnessFailure Failure(Exception? thrown) => new("case", thrown, $"two answers: {thrown}");
    }

    /// <summary>Two cases that end and one that does not, on a clock that stands still until then and jumps.</summary>
    sealed class Endless : Harness
    {
        readonly JumpingClock _clock = new();

        public override string Cases => "cases";

        public override TimeProvider Clock => _clock;

        /// <summary>A case that ended on another thread after the jump would count as progress, and the clock stands still again.</summary>
        public override int Workers => 1;

        public override bool IsEndless => true;

        public override IEnumerable<string> List(int seed) => ["ends", "ends", "hangs"];

        public override string Try(string trial)
        {
            if (trial != "hangs")
                return trial;
            _clock.Jump(Patience * 2);
            Thread.Sleep(Timeout.Infinite);
            return trial;
        }
    }

    sealed class JumpingClock : TimeProvider
    {
        long _now;

        public override long GetTimestamp() => Volatile.Read(ref _now);

        public void Jump(TimeSpan time) => Interlocked.Add(ref _now, (long)(time.TotalSeconds * TimestampFrequency));
    }
}
