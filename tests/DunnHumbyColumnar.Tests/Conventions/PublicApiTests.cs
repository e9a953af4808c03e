using DunnHumbyColumnar.Tests.Support;
using PublicApiGenerator;
using Xunit;

namespace DunnHumbyColumnar.Tests.Conventions;

/// <summary>The public surface is a decision: a change shows in the approved file.</summary>
public sealed class PublicApiTests
{
    [Theory]
    [InlineData("DunnHumbyColumnar")]
    [InlineData("DunnHumbyColumnar.Synthetic")]
    public void The_public_surface_is_the_approved_one(string assembly)
    {
        string approved = Path.Combine(Repository.Root, "tests", "DunnHumbyColumnar.Tests", "Conventions", assembly + ".approved.txt");
        string found = System.Reflection.Assembly.Load(assembly).GeneratePublicApi(new ApiGeneratorOptions { IncludeAssemblyAttributes = false }).ReplaceLineEndings("\n") + "\n";
        string expected = File.Exists(approved) ? File.ReadAllText(approved) : "";
        if (expected == found)
            return;
        string received = Path.Combine(Path.GetTempPath(), assembly + ".received.txt");
        File.WriteAllText(received, found);
        Assert.Fail($"The public surface differs from {approved}; compare it with {received} and copy that over if the change is meant.");
    }
}
