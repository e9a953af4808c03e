using System.Reflection;
using BenchmarkDotNet.Attributes;

namespace DunnHumbyColumnar.Bench.Suites;

/// <summary>The suites and their benchmarks, by reflection.</summary>
static class SuiteTypes
{
    /// <summary>By name.</summary>
    public static IEnumerable<Type> All => typeof(Suite).Assembly.GetTypes()
        .Where(type => type.IsSubclassOf(typeof(Suite)) && !type.IsAbstract)
        .OrderBy(type => type.Name, StringComparer.Ordinal);

    public static IEnumerable<MethodInfo> Benchmarks(Type suite) =>
        suite.GetMethods().Where(method => method.IsDefined(typeof(BenchmarkAttribute)));
}
