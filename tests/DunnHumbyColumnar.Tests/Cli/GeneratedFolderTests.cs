using DunnHumbyColumnar.Synthetic;
using DunnHumbyColumnar.Tests.Support;
using Xunit;

namespace DunnHumbyColumnar.Tests.Cli;

/// <summary>The verbs that fill folders replace what they made, and nothing else.</summary>
public sealed class GeneratedFolderTests : IDisposable
{
    const string Real = "my own real data\n";

    readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Generate_refuses_a_folder_with_data_of_someone_else()
    {
        Directory.CreateDirectory(_folder["csv"]);
        string file = Path.Combine(_folder["csv"], "transaction_data.csv");
        await File.WriteAllTextAsync(file, Real);
        var run = await CliRun.Of($"generate --out {_folder["csv"]} --scale 0.0002");
        Assert.Equal((2, ""), (run.Code, run.Output));
        Assert.Contains($"{file} lies there already", run.Error, StringComparison.Ordinal);
        Assert.Contains("--overwrite", run.Error, StringComparison.Ordinal);
        Assert.Equal(Real, await File.ReadAllTextAsync(file));
        Assert.Equal(0, (await CliRun.Of($"generate --out {_folder["csv"]} --scale 0.0002 --overwrite")).Code);
        Assert.NotEqual(Real, await File.ReadAllTextAsync(file));
        Assert.Equal(0, (await CliRun.Of($"generate --out {_folder["csv"]} --scale 0.0002 --seed 2")).Code);
    }

    [Fact]
    public async Task Demo_works_twice_and_says_where_it_puts_how_much()
    {
        foreach (long generation in (long[])[1, 2])
        {
            var run = await CliRun.Of($"demo --scale 0.001 --out {_folder["demo"]}");
            Assert.Equal(0, run.Code);
            Assert.StartsWith(
                $"a synthetic data set of scale 0.001 into {_folder["demo"]}, about 21 MB\n", run.Error, StringComparison.Ordinal);
            using var journey = Journey.Open(Path.Combine(_folder["demo"], "store"));
            Assert.Equal(generation, journey.Info().Generation);
        }

        string relative = Path.GetRelativePath(Environment.CurrentDirectory, _folder["demo"]);
        await File.WriteAllTextAsync(Path.Combine(_folder["demo"], "csv", "coupon.csv"), Real);
        Assert.Equal(2, (await CliRun.Of($"demo --scale 0.001 --out {relative}")).Code);
    }

    [Fact]
    public async Task Demo_refuses_a_store_that_it_did_not_make()
    {
        JourneyGenerator.Generate(_folder["csv"], new GeneratorOptions { Scale = 0.0002 });
        string store = Path.Combine(_folder["demo"], "store");
        await Journey.IngestAsync(_folder["csv"], store);
        var run = await CliRun.Of($"demo --scale 0.001 --out {_folder["demo"]}");
        Assert.Equal((2, ""), (run.Code, run.Output));
        Assert.Contains($"{store} lies there already and was not made by the demonstration", run.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(_folder["demo"], "csv")));
        Assert.Equal(0, (await CliRun.Of($"demo --scale 0.001 --out {_folder["demo"]} --overwrite")).Code);
        Assert.Equal(0, (await CliRun.Of($"demo --scale 0.001 --out {_folder["demo"]}")).Code);
    }

    [Fact]
    public async Task A_demo_that_was_stopped_leaves_nothing_that_the_next_one_refuses()
    {
        foreach (int milliseconds in (int[])[50, 400, 900])
        {
            using var cancelled = new CancellationTokenSource(milliseconds);
            int code = (await CliRun.Of($"demo --scale 0.01 --out {_folder["demo"]}", cancellationToken: cancelled.Token)).Code;
            Assert.True(code is 0 or 130, $"{milliseconds} ms: {code}");
        }

        Assert.Equal(0, (await CliRun.Of($"demo --scale 0.001 --out {_folder["demo"]}")).Code);
    }
}
