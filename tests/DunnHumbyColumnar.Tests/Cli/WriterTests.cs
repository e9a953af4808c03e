using System.Runtime.Versioning;
using DunnHumbyColumnar.Tests.Csv;
using DunnHumbyColumnar.Tests.Support;
using Xunit;

namespace DunnHumbyColumnar.Tests.Cli;

/// <summary>
/// Every verb that writes a file: it replaces a file that is there, follows a link, and never touches what it reads, under whatever name.
/// </summary>
[UnsupportedOSPlatform("windows")]
public sealed class WriterTests : IClassFixture<SyntheticStore>, IDisposable
{
    const string Former = "what was there\n";

    static readonly string[] Writers =
    [
        "show rfm --store {store} --out {out}",
        "export rfm --store {store} --out {out}",
        "query product --store {store} --group-by department --agg count --out {out}",
        "rules --store {store} --level section --out {out}",
        "recommend --store {store} --household 1 --out {out}",
        "evaluate --store {store} --level section --out {out}",
        "info --store {store} --out {out}",
        "describe coupon --store {store} --out {out}",
        "check --store {store} --out {out}",
        "verify-reference --store {store} --out {out}",
        "ingest --csv {csv} --store {target} --force --max-rejects 5 --rejects {out}",
        "map {csv} --force --out {out}",
    ];

    readonly TemporaryFolder _folder = new();
    readonly SyntheticStore _synthetic;

    public WriterTests(SyntheticStore synthetic)
    {
        _synthetic = synthetic;
        new SmallJourney().WriteTo(Csv);
    }

    public static TheoryData<string> Commands => [.. Writers];

    string Csv => _folder["csv"];

    string Out => _folder["out.csv"];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task A_plain_file_is_replaced_as_often_as_asked(string command)
    {
        await File.WriteAllTextAsync(Out, Former);
        Assert.Equal(Success(command), (await Run(command, Out)).Code);
        string first = await File.ReadAllTextAsync(Out);
        Assert.NotEqual(Former, first);
        Assert.Equal(Success(command), (await Run(command, Out)).Code);
        Assert.Equal(first, await File.ReadAllTextAsync(Out));
        Assert.DoesNotContain(Directory.GetFiles(_folder.Path), file => file.Contains(".tmp-", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task An_input_is_not_replaced_under_whatever_name(string command)
    {
        string store = Path.Combine(_folder["target"]);
        bool isIngest = command.StartsWith("ingest", StringComparison.Ordinal);
        if (isIngest)
            Assert.Equal(0, (await CliRun.Of($"ingest --csv {Csv} --store {store}")).Code);
        bool isOfSources = isIngest || command.StartsWith("map", StringComparison.Ordinal);
        string input = isOfSources ? Path.Combine(Csv, "product.csv") : Path.Combine(_synthetic.Store, "CURRENT");
        byte[] content = await File.ReadAllBytesAsync(input);
        OtherNames.Hard(input, _folder["hard.csv"]);
        File.CreateSymbolicLink(_folder["link.csv"], input);
        File.CreateSymbolicLink(_folder["two.csv"], "link.csv");
        File.CreateSymbolicLink(_folder["elsewhere"], isIngest ? store : _synthetic.Store);
        string part = Directory.GetFiles(isIngest ? store : _synthetic.Store, "product*.arrow", SearchOption.AllDirectories)[0];
        OtherNames.Hard(part, _folder["part.csv"]);
        string[] names =
        [
            "hard.csv", "link.csv", "two.csv", "part.csv", Path.Combine("elsewhere", "new.csv"),
            Path.Combine("elsewhere", "snapshots", "new.csv"),
        ];
        // The last three are of a store, which map does not read.
        foreach (string name in isOfSources && !isIngest ? names[..3] : names)
        {
            var run = await Run(command, _folder[name]);
            Assert.True(run.Code == 2, $"{name}: {run.Code}, {run.Error}");
            Assert.Contains(isOfSources && !name.Contains("elsewhere", StringComparison.Ordinal) && name != "part.csv"
                ? "is one of the sources" : "store", run.Error, StringComparison.Ordinal);
        }

        Assert.Equal(content, await File.ReadAllBytesAsync(input));
        Assert.False(File.Exists(Path.Combine(_folder["elsewhere"], "new.csv")));
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task A_link_stays_and_its_target_gets_the_content(string command)
    {
        await File.WriteAllTextAsync(_folder["real.csv"], Former);
        File.CreateSymbolicLink(Out, "real.csv");
        Assert.Equal(Success(command), (await Run(command, Out)).Code);
        Assert.Equal("real.csv", new FileInfo(Out).LinkTarget);
        Assert.NotEqual(Former, await File.ReadAllTextAsync(_folder["real.csv"]));
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task What_cannot_be_replaced_is_refused_before_any_work(string command)
    {
        await File.WriteAllTextAsync(_folder["read-only.csv"], Former);
        File.SetUnixFileMode(_folder["read-only.csv"], UnixFileMode.UserRead);
        Directory.CreateDirectory(_folder["folder.csv"]);
        NamedPipe.Make(_folder["pipe.csv"]);
        foreach (var (name, why) in new[]
        {
            ("read-only.csv", "the file there is read-only"), ("folder.csv", "irectory"), ("pipe.csv", "a device or a pipe"),
        })
        {
            var run = await Run(command, _folder[name]);
            Assert.Equal((5, ""), (run.Code, run.Output));
            Assert.Contains(why, run.Error, StringComparison.Ordinal);
            Assert.DoesNotContain("published before", run.Error, StringComparison.Ordinal);
        }

        Assert.Equal(Former, await File.ReadAllTextAsync(_folder["read-only.csv"]));
        Assert.False(Directory.Exists(_folder["target"]));
    }

    /// <summary>A new verb that writes a file belongs into the list above.</summary>
    [Fact]
    public async Task No_writer_is_forgotten()
    {
        foreach (string verb in await Verbs.NamesAsync())
        {
            string help = (await CliRun.Of(verb + " --help")).Output;
            bool writes = new[] { "--out <FILE>", "--rejects <FILE>" }.Any(option => help.Contains(option, StringComparison.Ordinal));
            Assert.Equal(writes, Writers.Any(command => command.Split(' ')[0] == verb));
        }
    }

    static int Success(string command) => command.StartsWith("verify-reference", StringComparison.Ordinal) ? 3 : 0;

    Task<CliRun> Run(string command, string output) => CliRun.Of(command
        .Replace("{store}", _synthetic.Store, StringComparison.Ordinal).Replace("{csv}", Csv, StringComparison.Ordinal)
        .Replace("{target}", _folder["target"], StringComparison.Ordinal).Replace("{out}", output, StringComparison.Ordinal));
}
