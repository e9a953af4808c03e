using DunnHumbyColumnar.Cli;
using DunnHumbyColumnar.Cli.Output;
using DunnHumbyColumnar.Tests.Support;
using Xunit;

namespace DunnHumbyColumnar.Tests.Cli;

/// <summary>--memory reaches the work of every verb: with next to nothing it is refused, and with enough it is done.</summary>
public sealed class MemoryOptionTests(MemoryOptionTests.Fixture fixture) : IClassFixture<MemoryOptionTests.Fixture>
{
    /// <summary>Verbs that load no column and compute nothing from them; serve is tried over HTTP.</summary>
    static readonly string[] Exempt = ["generate", "map", "info", "serve", "completion"];

    static readonly string[] Lines =
    [
        "demo --out {folder}/demo --scale 0.002",
        "ingest --csv {csv} --store {folder}/store",
        "describe transaction_data --store {store}",
        "gold --store {store}",
        "gold --store {store} --only campaign_overlap",
        .. Journey.SourceTableNames.Concat(Journey.GoldTableNames).SelectMany(table => (string[])
        [
            $"show {table} --store {{store}}",
            $"export {table} --store {{store}} --out {{folder}}/table.arrow",
            $"export {table} --store {{store}} --out {{folder}}/table.json",
        ]),
        "query transaction_data --store {store} --group-by department --agg sum:sales_value",
        "query causal_data --store {store} --agg count",
        "rules --store {store} --level department",
        "rules --store {store} --top 3",
        "rules --store {store} --level product --counts",
        "rules --store {store} --level section --max-len 3",
        "recommend --store {store} --household 1",
        "recommend --store {store} --basket BEEF",
        "evaluate --store {store}",
        "check --store {store}",
        "verify-reference --store {store}",
    ];

    public static TheoryData<string> All => [.. Lines];

    [Theory]
    [MemberData(nameof(All))]
    public async Task A_verb_keeps_to_it(string line)
    {
        using var folder = new TemporaryFolder();
        string given = line.Replace("{csv}", fixture.Csv, StringComparison.Ordinal)
            .Replace("{store}", fixture.Store, StringComparison.Ordinal).Replace("{folder}", folder.Path, StringComparison.Ordinal);
        var refused = await CliRun.Of(given + " --memory 0.0001MiB");
        Assert.Equal(ExitCodes.MemoryBudget, refused.Code);
        Assert.Contains("the memory budget is 1 KiB", refused.Error, StringComparison.Ordinal);
        Assert.Contains("needs about ", refused.Error, StringComparison.Ordinal);
        var done = await CliRun.Of(given + " --memory 2GiB");
        Assert.Contains(done.Code, (int[])(given.StartsWith("verify", StringComparison.Ordinal) ? [ExitCodes.BadInput] : [ExitCodes.Ok]));
    }

    [Fact]
    public void Every_verb_is_tried()
    {
        using var terminal = new Terminal(Stream.Null, TextWriter.Null, false, false);
        string[] verbs = [.. CommandLine.Root(terminal).Subcommands.Select(verb => verb.Name)];
        Assert.Empty(verbs.Except(Exempt).Except(Lines.Select(line => line.Split(' ')[0])));
    }

    /// <summary>A store of few rows, so that hundreds of lines take seconds.</summary>
    public sealed class Fixture : IDisposable
    {
        const double Scale = 0.005;

        readonly TemporaryFolder _folder = new();
        readonly SyntheticData _data = SyntheticData.Of(Scale);

        public Fixture() => TemporaryFolder.Copy(_data.Store, Store);

        public string Csv => _data.Csv;

        public string Store => _folder["store"];

        public void Dispose() => _folder.Dispose();
    }
}
