using DunnHumbyColumnar.Tests.Support;
using Xunit;

namespace DunnHumbyColumnar.Tests.Cli;

/// <summary>Every verb on stores that hold next to nothing: its answer, or one line that says what is not there.</summary>
[Trait("Tier", "slow")]
public sealed class EmptinessTests(SparseStores stores) : IClassFixture<SparseStores>
{
    public static TheoryData<string> Kinds => [.. SparseJourney.Kinds.Keys];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Every_verb_answers(string kind)
    {
        using var folder = new TemporaryFolder();
        TemporaryFolder.Copy(stores.Csv(kind), folder["csv"]);
        await Expect(0, $"ingest --csv {folder["csv"]} --store {folder["store"]}");
        await Expect(0, $"ingest --csv {folder["csv"]} --store {folder["store"]} --verify-sources");
        foreach (string verb in (string[])["gold", "check", "info", "info --json", "rules", "describe rfm", "describe product"])
            await Expect(0, $"{verb} --store {folder["store"]}");
        var evaluated = await Expect(0, $"evaluate --store {folder["store"]}");
        Assert.DoesNotContain("up to -", evaluated.Error, StringComparison.Ordinal);
        // The totals are those of the published data.
        await Expect(3, $"verify-reference --store {folder["store"]}");
        foreach (string table in (string[])[.. Journey.GoldTableNames, .. Journey.SourceTableNames])
        {
            await Expect(0, $"show {table} --store {folder["store"]}");
            await Expect(0, $"export {table} --store {folder["store"]} --out {folder["table.arrow"]}");
        }

        foreach (string table in Journey.SourceTableNames)
            await Expect(0, $"query {table} --store {folder["store"]} --agg count");
        bool isKnown = SparseJourney.Kinds[kind] is { Lines.Count: > 0 } or { Demographics.Count: > 0 };
        await Expect(isKnown ? 0 : 2, $"recommend --store {folder["store"]} --household 1");
    }

    static async Task<CliRun> Expect(int code, string commandLine)
    {
        var run = await CliRun.Of(commandLine);
        Assert.True(code == run.Code, $"dhc {commandLine}: {run.Code}, {code} expected\n{run.Output}\n{run.Error}");
        return run;
    }
}
