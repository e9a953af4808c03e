using DunnHumbyColumnar.Tests.Support;
using Xunit;

namespace DunnHumbyColumnar.Tests.Cli;

/// <summary>Errors are one line on standard error and a number that scripts can rely on; standard output stays empty.</summary>
public sealed class ExitCodeTests(SyntheticStore synthetic) : IClassFixture<SyntheticStore>
{
    [Theory]
    [InlineData("bogus")]
    [InlineData("show")]
    [InlineData("show rfm")]
    [InlineData("show nothing --store {store}")]
    [InlineData("show rfm --store {store} --limit -1")]
    [InlineData("show rfm --store {store} --rfm decile")]
    [InlineData("show household_sales --store {store} --as-of-day 5")]
    [InlineData("show product --store {store} --all-households")]
    [InlineData("describe nothing --store {store}")]
    [InlineData("gold --store {store} --only rfm,nothing")]
    [InlineData("export rfm --store {store} --out rfm.xlsx")]
    [InlineData("export rfm --store {store} --out rfm.json --spreadsheet")]
    [InlineData("ingest --csv {csv} --store x --max-rejects 5")]
    [InlineData("info --store {store} --threads 0")]
    [InlineData("info --store {store} --memory lots")]
    [InlineData("generate --out x --scale 0")]
    [InlineData("rules --store {store} --level brand")]
    [InlineData("rules --store {store} --segment colour=red")]
    [InlineData("rules --store {store} --segment rfm_bins=9")]
    [InlineData("rules --store {store} --min-support 2")]
    [InlineData("rules --store {store} --max-len 6")]
    [InlineData("rules --store {store} --exclude NOTHING")]
    [InlineData("recommend --store {store}")]
    [InlineData("recommend --store {store} --household 1 --basket BEEF")]
    [InlineData("recommend --store {store} --household -3")]
    [InlineData("recommend --store {store} --household 1 --metric support")]
    [InlineData("recommend --store {store} --household 1 --promoted-store 367")]
    [InlineData("recommend --store {store} --basket BEEF --bought only")]
    [InlineData("evaluate --store {store} --k 5,ten")]
    [InlineData("evaluate --store {store} --k 0")]
    [InlineData("evaluate --store {store} --k 99999999999")]
    [InlineData("rules --store {store} --counts --out x.csv")]
    [InlineData("rules --store {store} --counts --threshold 2")]
    [InlineData("rules --store {store} --threshold NaN")]
    [InlineData("recommend --store {store} --household 1 --offers first")]
    [InlineData("evaluate --store {store} --horizon 0")]
    [InlineData("show rfm --store {store} --level product")]
    [InlineData("generate --out x --scale 101")]
    public Task Usage_errors_give_2(string line) => Fails(line, 2);

    [Fact]
    public Task A_missing_source_gives_3() => Fails("ingest --csv nowhere --store nowhere-store", 3, "transaction_data.csv");

    [Fact]
    public Task A_store_that_is_none_gives_4() => Fails("info --store nowhere", 4, "nowhere");

    [Fact]
    public async Task A_damaged_store_gives_4_and_names_the_file()
    {
        using var folder = new TemporaryFolder();
        Assert.Equal(0, (await CliRun.Of($"ingest --csv {synthetic.Csv} --store {folder["store"]}")).Code);
        string file = Path.Combine(folder["store"], "snapshots", "gen-000001", "causal_data-00000.arrow");
        byte[] bytes = await File.ReadAllBytesAsync(file);
        bytes[bytes.Length / 2] ^= 0x10;
        await File.WriteAllBytesAsync(file, bytes);
        await Fails($"check --store {folder["store"]}", 4, "causal_data-00000.arrow", "block");
    }

    [Fact]
    public async Task A_file_in_the_way_gives_5()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder["file"], "");
        await Fails($"export rfm --store {synthetic.Store} --out {folder["file"]}/rfm.csv", 5, "rfm.csv");
    }

    [Fact]
    public async Task A_store_being_written_gives_6()
    {
        using var folder = new TemporaryFolder();
        Assert.Equal(0, (await CliRun.Of($"ingest --csv {synthetic.Csv} --store {folder["store"]}")).Code);
        using var holder = new FileStream(Path.Combine(folder["store"], "LOCK"), FileMode.Open, FileAccess.ReadWrite, FileShare.None);
        await Fails($"ingest --csv {synthetic.Csv} --store {folder["store"]} --force", 6);
        Assert.Equal(0, (await CliRun.Of($"show rfm --store {folder["store"]}")).Code);
    }

    [Fact]
    public Task Too_small_a_budget_gives_7() => Fails("show causal_data --store {store} --memory 0.01MiB", 7);

    [Theory]
    [InlineData("1KiB", "--memory must be in MiB or GiB, for instance 512MiB or 0.5GiB, not 1KiB")]
    [InlineData("1", "--memory must be in MiB or GiB, for instance 512MiB or 0.5GiB, not 1")]
    [InlineData("manyMiB", "--memory must be in MiB or GiB, for instance 512MiB or 0.5GiB, not manyMiB")]
    [InlineData("0MiB", "--memory must be at least 1 byte and at most 1000000GiB, not 0MiB")]
    [InlineData("0.0000001MiB", "--memory must be at least 1 byte and at most 1000000GiB, not 0.0000001MiB")]
    [InlineData("-5GiB", "--memory must be at least 1 byte and at most 1000000GiB, not -5GiB")]
    [InlineData("1000001GiB", "--memory must be at least 1 byte and at most 1000000GiB, not 1000001GiB")]
    [InlineData("99999999999999999999999999MiB", "at most 1000000GiB")]
    public Task A_memory_budget_that_is_none_says_why(string size, string reason) =>
        Fails($"info --store {{store}} --memory={size}", 2, reason);

    [Fact]
    public Task Too_many_rules_to_recommend_from_give_7() =>
        Fails("recommend --store {store} --household 1 --level product --min-pairs 1 --memory 96MiB", 7, "rules for recommendations");

    [Fact]
    public Task Too_many_rules_give_7_and_are_counted() =>
        Fails("rules --store {store} --level product --min-pairs 1 --memory 96MiB", 7, "rules for association_rules");

    [Fact]
    public async Task Cancellation_gives_130_and_publishes_nothing()
    {
        using var folder = new TemporaryFolder();
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        var run = await CliRun.Of($"ingest --csv {synthetic.Csv} --store {folder["store"]}", cancellationToken: cancelled.Token);
        Assert.Equal(130, run.Code);
        Assert.False(File.Exists(Path.Combine(folder["store"], "CURRENT")));
    }

    [Fact]
    public async Task Quiet_silences_notes_and_never_errors()
    {
        Assert.Equal("", (await CliRun.Of($"ingest --csv {synthetic.Csv} --store {synthetic.Store} --quiet")).Error);
        Assert.NotEqual("", (await CliRun.Of("info --store nowhere --quiet")).Error);
    }

    [Fact]
    public async Task Verbose_adds_the_stack() =>
        Assert.Contains("   at ", (await CliRun.Of("info --store nowhere --verbose")).Error, StringComparison.Ordinal);

    async Task Fails(string line, int code, params string[] parts)
    {
        var run = await CliRun.Of(
            line.Replace("{store}", synthetic.Store, StringComparison.Ordinal).Replace("{csv}", synthetic.Csv, StringComparison.Ordinal));
        Assert.Equal((code, ""), (run.Code, run.Output));
        Assert.StartsWith("dhc: ", run.Error, StringComparison.Ordinal);
        Assert.Equal(1, run.Error.Count(character => character == '\n'));
        Assert.All(parts, part => Assert.Contains(part, run.Error, StringComparison.Ordinal));
    }
}
