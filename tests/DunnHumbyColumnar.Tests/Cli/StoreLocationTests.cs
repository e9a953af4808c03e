using DunnHumbyColumnar.Tests.Support;
using Xunit;

namespace DunnHumbyColumnar.Tests.Cli;

/// <summary>Which store is meant: in processes of their own, which have an environment and a folder of their own.</summary>
public sealed class StoreLocationTests(SyntheticStore synthetic) : IClassFixture<SyntheticStore>
{
    [Fact]
    public async Task An_option_comes_before_the_variable_and_the_variable_before_the_customary_folder()
    {
        using var folder = new TemporaryFolder();
        var (code, output, error) = await RunAsync(folder.Path, null, "show", "rfm_segments");
        Assert.Equal((2, ""), (code, output));
        Assert.Contains(
            $"no store is named: give --store DIR or set DHC_STORE; there is no {Path.Combine(folder.Path, "data", "store")} either", error,
            StringComparison.Ordinal);

        string expected = synthetic.Open.RfmSegments().Text(ExportFormat.Csv);
        Assert.Equal((0, expected, ""), await RunAsync(folder.Path, synthetic.Store, "show", "rfm_segments", "--quiet"));
        Assert.Equal(
            (0, expected, ""), await RunAsync(folder.Path, "nowhere", "show", "rfm_segments", "--quiet", "--store", synthetic.Store));
        Assert.Contains("nowhere", (await RunAsync(folder.Path, "nowhere", "show", "rfm_segments")).Error, StringComparison.Ordinal);

        Directory.CreateDirectory(folder["data"]);
        Directory.CreateSymbolicLink(Path.Combine(folder["data"], "store"), synthetic.Store);
        Assert.Equal((0, expected, ""), await RunAsync(folder.Path, null, "show", "rfm_segments", "--quiet"));
        Assert.Equal((0, expected, ""), await RunAsync(folder.Path, "", "show", "rfm_segments", "--quiet"));
    }

    static async Task<(int Code, string Output, string Error)> RunAsync(string folder, string? variable, params string[] arguments)
    {
        using var process = ToolProcess.Start(arguments, folder, start => start.Environment["DHC_STORE"] = variable);
        var error = process.StandardError.ReadToEndAsync();
        string output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output, await error);
    }
}
