using System.Reflection;
using DunnHumbyColumnar.Tests.Support;
using Xunit;

namespace DunnHumbyColumnar.Tests.Conventions;

/// <summary>
/// Which tests run once more with narrower vectors, down to none: those with the trait Matrix=simd, in three steps of <c>.ci/run</c>.
/// <see cref="VectorWidthTests"/> are among them and fail if a switch had no effect.
/// </summary>
public sealed class SimdMatrixTests
{
    /// <summary>
    /// What tests of the matrix may do without: with the larger store or the oracle nearly all of the time is the generator's and DuckDB's.
    /// The tests of all gold tables and of random queries against the oracle are in the matrix all the same.
    /// </summary>
    static readonly Type[] Slow = [typeof(LargerSyntheticStore), typeof(OracleFixture)];

    [Fact]
    public void Every_kernel_query_and_mart_test_is_in_the_matrix()
    {
        var tests = typeof(SimdMatrixTests).Assembly.GetTypes()
            .Where(type => type is
            {
                IsAbstract: false,
                Namespace: "DunnHumbyColumnar.Tests.Kernels" or "DunnHumbyColumnar.Tests.Query" or "DunnHumbyColumnar.Tests.Marts"
            })
            .Where(type => type.GetMethods().Any(method => method.GetCustomAttributes().Any(attribute => attribute is FactAttribute)))
            .ToList();
        Assert.NotEmpty(tests);
        Assert.All(tests.Where(type => !TakesSlowFixture(type)), type => Assert.True(IsInMatrix(type), $"{type} is not in the matrix"));
        Assert.Contains(tests, type => IsInMatrix(type) && TakesSlowFixture(type));
        Assert.True(IsInMatrix(typeof(VectorWidthTests)));
    }

    static bool TakesSlowFixture(Type type) => type.GetConstructors()
        .SelectMany(constructor => constructor.GetParameters()).Any(parameter => Slow.Contains(parameter.ParameterType));

    static bool IsInMatrix(Type type) => type.GetCustomAttributesData().Any(attribute =>
        attribute.AttributeType == typeof(TraitAttribute)
        && attribute.ConstructorArguments.Select(argument => argument.Value).SequenceEqual(["Matrix", "simd"]));
}
