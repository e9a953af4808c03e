using DunnHumbyColumnar.Tests.Support;
using PublicApiGenerator;
using Xunit;

namespace DunnHumbyColumnar.Tests.Conventions;

/// <summary>The public surface is a decision: a change shows in the approved file.</summary>
public sealed class PublicApiTests
{
    [Theory]
    [InlineData("DunnHumbyColumnar")]
    [InlineData("DunnHumbyColumnar.Parquet")]
    [InlineData("DunnHumbyColumnar.Synthetic")]
    [InlineData("DunnHumbyColumnar.Web")]
    public void The_public_surface_is_the_approved_one(string assembly)
    {
        string approved = Path.Combine(Repository.Root, "tests", "DunnHumbyColumnar.Tests", "Conventions", assembly + ".approved.txt");
        var loaded = System.Reflection.Assembly.Load(assembly);
        // Pages are public by the nature of their language, and nobody's business.
        Type[] types = [.. loaded.GetExportedTypes()
            .Where(type => type.Namespace?.StartsWith("DunnHumbyColumnar.Web.Dashboard", StringComparison.Ordinal) != true)];
        string found = loaded.GeneratePublicApi(new ApiGeneratorOptions { IncludeAssemblyAttributes = false, IncludeTypes = types })
            .ReplaceLineEndings("\n") + "\n";
        string expected = File.Exists(approved) ? File.ReadAllText(approved) : "";
        if (expected == found)
            return;
        string received = Path.Combine(Path.GetTempPath(), assembly + ".received.txt");
        File.WriteAllText(received, found);
        Assert.Fail($"The public surface differs from {approved}; compare it with {received} and copy that over if the change is meant.");
    }
}
