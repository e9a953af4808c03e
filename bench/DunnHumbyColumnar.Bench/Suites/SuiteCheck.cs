using System.Reflection;
using DunnHumbyColumnar.Kernels;

namespace DunnHumbyColumnar.Bench.Suites;

/// <summary>suites --check: every suite set up and every benchmark run once in this process, without timing.</summary>
static class SuiteCheck
{
    /// <summary>Prints a line for each suite; returns whether all are well.</summary>
    public static bool Run()
    {
        bool isWell = true;
        foreach (var type in SuiteTypes.All)
        {
            string result = Check(type, out bool passed);
            isWell &= passed;
            Console.WriteLine($"{type.Name}: {result}");
        }

        foreach (string kernel in WithoutSuite())
        {
            isWell = false;
            Console.WriteLine($"{kernel}: FAILED: the kernel has no suite");
        }

        return isWell;
    }

    static string Check(Type type, out bool passed)
    {
        try
        {
            var suite = (Suite)Activator.CreateInstance(type)!;
            suite.Setup();
            int benchmarks = 0;
            foreach (var method in SuiteTypes.Benchmarks(type))
            {
                method.Invoke(suite, null);
                benchmarks++;
            }

            suite.Cleanup();
            passed = benchmarks > 0;
            return passed ? $"{benchmarks} benchmarks" : "FAILED: no benchmarks";
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            passed = false;
            return $"FAILED: {(failure as TargetInvocationException)?.InnerException?.Message ?? failure.Message}";
        }
    }

    /// <summary>Kernels are the classes beside <see cref="RunSum"/>.</summary>
    static IEnumerable<string> WithoutSuite()
    {
        var kernels = typeof(RunSum).Assembly.GetTypes()
            .Where(type => type.Namespace == typeof(RunSum).Namespace && type is { IsNested: false, IsAbstract: true, IsSealed: true });
        return kernels.Select(kernel => kernel.Name)
            .Except(SuiteTypes.All.Select(suite => suite.Name[..^nameof(Suite).Length])).Order(StringComparer.Ordinal);
    }
}
