using System.Diagnostics;
using System.Reflection;
using DunnHumbyColumnar.Kernels;
using DunnHumbyColumnar.Tests.Support;
using Xunit;

namespace DunnHumbyColumnar.Tests.Kernels;

/// <summary>
/// Kernels between guard pages. The children inherit the switches of this process, so that the matrix covers every vector width.
/// </summary>
[Trait("Matrix", "simd")]
public sealed class GuardPageTests
{
    [LinuxFact]
    public async Task Every_kernel_stays_within_its_buffers_allocates_nothing_and_does_what_its_definition_says()
    {
        var (exitCode, output) = await RunChild();
        Assert.True(exitCode == 0, output);
        string[] lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(GuardedKernels.All.Select(kernel => kernel.ToString()), lines[..^1]);
        // All lengths in all three placements, sparse and dense; a few kernels take no empty input.
        int checks = int.Parse(lines[^1].Split(' ')[0]);
        Assert.Equal(GuardedSweep.Summary(checks), lines[^1]);
        Assert.InRange(checks, GuardedKernels.All.Sum(kernel => kernel.Checks.Length) * GuardedSweep.LongestLength * 6, int.MaxValue);
    }

    [Theory]
    [InlineData(PlantedKernels.ReadBehind, 134)]
    [InlineData(PlantedKernels.ReadInFront, 134)]
    [InlineData(PlantedKernels.WriteBehind, 134)]
    [InlineData(PlantedKernels.Difference, 1)]
    [InlineData(PlantedKernels.WrittenInput, 1)]
    [InlineData(PlantedKernels.Allocation, 1)]
    public async Task A_planted_fault_is_found(string fault, int expected)
    {
        var (exitCode, output) = await RunChild(fault);
        Assert.True(exitCode == expected, $"exit code {exitCode}\n{output}");
        Assert.StartsWith($"{nameof(PlantedKernels)}.{fault}", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_method_of_a_kernel_that_takes_spans_is_in_the_table()
    {
        var methods = typeof(RunSum).Assembly.GetTypes()
            .Where(type => type is { Namespace: "DunnHumbyColumnar.Kernels", IsAbstract: true, IsSealed: true, IsNested: false })
            .SelectMany(type => type.GetMethods(
                BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            .Where(method => !method.IsPrivate && !method.Name.Contains("Reference", StringComparison.Ordinal)
                && method.GetParameters().Any(parameter => parameter.ParameterType.IsByRefLike))
            .Select(method => $"{method.DeclaringType!.Name}.{method.Name}");
        Assert.Equal(
            methods.Distinct().Order(StringComparer.Ordinal),
            GuardedKernels.All.Select(kernel => kernel.ToString()).Order(StringComparer.Ordinal));
    }

    static async Task<(int ExitCode, string Output)> RunChild(params string[] arguments)
    {
        var start = new ProcessStartInfo(
            Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", [typeof(Program).Assembly.Location, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["DOTNET_DbgEnableMiniDump"] = "0";
        using var child = Process.Start(start)!;
        var output = child.StandardOutput.ReadToEndAsync();
        var errors = child.StandardError.ReadToEndAsync();
        await child.WaitForExitAsync();
        return (child.ExitCode, await output + await errors);
    }
}
