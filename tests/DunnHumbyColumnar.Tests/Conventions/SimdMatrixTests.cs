using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Xml.Linq;
using DunnHumbyColumnar.Tests.Support;
using Xunit;

namespace DunnHumbyColumnar.Tests.Conventions;

/// <summary>The kernel and mart tests once more in processes with narrower vectors, down to none.</summary>
public sealed class SimdMatrixTests
{
    static readonly XNamespace Trx = "http://microsoft.com/schemas/VisualStudio/TeamTest/2010";

    /// <summary>A runtime switch and the widest vector it leaves; a machine that has less to begin with keeps what it has.</summary>
    [Theory]
    [InlineData("DOTNET_EnableAVX512", 256)]
    [InlineData("DOTNET_EnableAVX2", 128)]
    [InlineData("DOTNET_EnableHWIntrinsic", 0)]
    public async Task Kernels_and_marts_pass_with_narrower_vectors(string setting, int bits)
    {
        using var folder = new TemporaryFolder();
        var (exitCode, output) = await RunChild(setting, Math.Min(bits, VectorWidth.Actual), folder["results"]);
        Assert.True(exitCode == 0, output);

        var report = XDocument.Load(Assert.Single(Directory.GetFiles(folder["results"], "*.trx")));
        var counters = report.Descendants(Trx + "Counters").Single();
        Assert.InRange((int)counters.Attribute("passed")!, 1, int.MaxValue);
        // Only tests of the sample may be skipped, and only where there is none.
        int skipped = report.Descendants(Trx + "UnitTestResult").Count(result => (string?)result.Attribute("outcome") == "NotExecuted");
        Assert.True(skipped == 0 || !Sample.Exists);
        Assert.Equal((int)counters.Attribute("total")!, (int)counters.Attribute("passed")! + skipped);
        string guard = $"{typeof(VectorWidthTests).FullName}.{nameof(VectorWidthTests.The_process_uses_the_vectors_it_was_started_to_use)}";
        Assert.Contains(report.Descendants(Trx + "UnitTestResult"), result => (string?)result.Attribute("testName") == guard);
    }

    [Fact]
    public void Every_kernel_and_mart_test_is_in_the_matrix()
    {
        var tests = typeof(SimdMatrixTests).Assembly.GetTypes()
            .Where(type => type.Namespace is { } space && (space.EndsWith(".Kernels", StringComparison.Ordinal) || space.EndsWith(".Marts", StringComparison.Ordinal)))
            .Where(type => type.GetMethods().Any(method => method.GetCustomAttributes().Any(attribute => attribute is FactAttribute)))
            .ToList();
        Assert.NotEmpty(tests);
        Assert.All(tests, type => Assert.Contains(
            type.GetCustomAttributesData(), attribute => attribute.AttributeType == typeof(TraitAttribute) && attribute.ConstructorArguments.Select(argument => argument.Value).SequenceEqual(["Matrix", "simd"])));
        Assert.Empty(typeof(SimdMatrixTests).GetCustomAttributes<TraitAttribute>());
    }

    /// <summary>Runs this very assembly, so no build takes part and the configuration is the same.</summary>
    static async Task<(int ExitCode, string Output)> RunChild(string setting, int expectedBits, string results)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = AppContext.BaseDirectory,
        };
        foreach (string argument in (string[])["test", typeof(SimdMatrixTests).Assembly.Location, "--filter", "Matrix=simd", "--logger", "trx", "--results-directory", results])
            start.ArgumentList.Add(argument);
        foreach (string name in start.Environment.Keys.Where(IsForeign).ToList())
            start.Environment.Remove(name);
        start.Environment[setting] = "0";
        start.Environment[VectorWidth.ExpectedVariable] = expectedBits.ToString(CultureInfo.InvariantCulture);
        using var child = Process.Start(start)!;
        var output = child.StandardOutput.ReadToEndAsync();
        var errors = child.StandardError.ReadToEndAsync();
        await child.WaitForExitAsync();
        return (child.ExitCode, $"{setting}=0, {expectedBits} bits expected\n{await output}\n{await errors}");
    }

    /// <summary>What the parent's own runner, profiler or switches left in the environment.</summary>
    static bool IsForeign(string name) =>
        ((string[])["VSTEST_", "MSBUILD", "CORECLR_", "COMPlus_Enable", "DOTNET_Enable"]).Any(prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase));
}
