using DunnHumbyColumnar.Cli;
using DunnHumbyColumnar.Synthetic;
using DunnHumbyColumnar.Web.Hosting;
using Xunit;

namespace DunnHumbyColumnar.Tests.Conventions;

/// <summary>Names and shapes of types.</summary>
public sealed class NamingTests
{
    static readonly Type[] Types =
    [
        .. new[] { typeof(Journey), typeof(CommandLine), typeof(JourneyGenerator), typeof(DunnHumbyHost) }
            .SelectMany(type => type.Assembly.GetTypes()).Where(type =>
                type.Namespace?.StartsWith("DunnHumbyColumnar", StringComparison.Ordinal) == true),
    ];

    [Fact]
    public void No_type_takes_a_noun_of_Arrow() =>
        Assert.DoesNotContain(Types, type => type.Name is "Table" or "Column" or "Schema" or "Array" or "Field" or "RecordBatch");

    [Fact]
    public void No_type_bears_the_name_of_its_namespace() =>
        Assert.DoesNotContain(Types, type => type.Namespace!.Split('.').Contains(type.Name));

    [Fact]
    public void No_type_is_a_drawer_for_everything() =>
        Assert.DoesNotContain(
            Types, type => type.Name.EndsWith("Utils", StringComparison.Ordinal) || type.Name.EndsWith("Helper", StringComparison.Ordinal)
                || type.Name.EndsWith("Helpers", StringComparison.Ordinal) || type.Name.EndsWith("Manager", StringComparison.Ordinal));

    [Fact]
    public void A_public_class_is_sealed_static_or_abstract_with_no_outside_heirs()
    {
        var open = Types.Where(type => type is { IsPublic: true, IsClass: true, IsSealed: false }
            && type.Namespace?.StartsWith("DunnHumbyColumnar.Web.Dashboard", StringComparison.Ordinal) != true);
        Assert.All(open, type =>
        {
            Assert.True(type.IsAbstract, type.FullName);
            // A constructor that no other assembly can call.
            Assert.All(
                type.GetConstructors(System.Reflection.BindingFlags.Instance
                    | System.Reflection.BindingFlags.Public | System.Reflection.BindingFlags.NonPublic),
                constructor => Assert.True(
                    constructor.IsFamilyAndAssembly || constructor.IsAssembly || constructor.IsPrivate, type.FullName));
        });
    }
}
