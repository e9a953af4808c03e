using System.Collections;
using System.Reflection;
using System.Runtime.CompilerServices;
using BenchmarkDotNet.Attributes;

namespace DunnHumbyColumnar.Bench.Suites.Kernels;

/// <summary>Compares the answers of a kernel's benchmarks.</summary>
static class KernelAnswers
{
    /// <summary>
    /// Throws unless every benchmark answers like the baseline of its category and, the baselines apart, allocates nothing.
    /// </summary>
    public static void Demand(KernelSuite suite)
    {
        foreach (var category in SuiteTypes.Benchmarks(suite.GetType()).GroupBy(Category))
        {
            var baseline = category.Single(IsBaseline);
            object? expected = Answer(suite, baseline);
            foreach (var method in category.Where(method => !IsBaseline(method)))
            {
                if (!StructuralComparisons.StructuralEqualityComparer.Equals(expected, Answer(suite, method)))
                    throw new InvalidOperationException(
                        $"{method.DeclaringType!.Name}.{method.Name}: the answer is not that of {baseline.Name}.");
                if (AllocatedBy(suite, method) is > 0 and long bytes)
                    throw new InvalidOperationException($"{method.DeclaringType!.Name}.{method.Name}: {bytes} bytes allocated.");
            }
        }
    }

    static string Category(MethodInfo method) =>
        string.Join(',', method.GetCustomAttributes<BenchmarkCategoryAttribute>().SelectMany(attribute => attribute.Categories));

    static bool IsBaseline(MethodInfo method) => method.GetCustomAttribute<BenchmarkAttribute>()!.Baseline;

    static object? Answer(KernelSuite suite, MethodInfo method)
    {
        suite.Reset();
        return Copy(method.Invoke(suite, null));
    }

    /// <summary>Answers lie in the suite's arrays, which the next call overwrites.</summary>
    static object? Copy(object? answer) => answer switch
    {
        Array array => array.Clone(),
        IEnumerable items => items.Cast<object>().ToArray(),
        ITuple tuple => Enumerable.Range(0, tuple.Length).Select(i => Copy(tuple[i])).ToArray(),
        _ => answer,
    };

    static long AllocatedBy(KernelSuite suite, MethodInfo method) => (long)typeof(KernelAnswers)
        .GetMethod(nameof(Allocated), BindingFlags.NonPublic | BindingFlags.Static)!
        .MakeGenericMethod(method.ReturnType)
        .Invoke(null, [method.CreateDelegate(typeof(Func<>).MakeGenericType(method.ReturnType), suite)])!;

    static long Allocated<TAnswer>(Func<TAnswer> call)
    {
        call();
        long before = GC.GetAllocatedBytesForCurrentThread();
        call();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
