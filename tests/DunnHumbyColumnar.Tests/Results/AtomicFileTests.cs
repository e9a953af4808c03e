using DunnHumbyColumnar.Results;
using DunnHumbyColumnar.Tests.Support;
using Xunit;

namespace DunnHumbyColumnar.Tests.Results;

/// <summary>Files appear whole, also when several are written to one name at once.</summary>
public sealed class AtomicFileTests : IDisposable
{
    readonly TemporaryFolder _folder = new();

    string Target => _folder["table.csv"];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_file_written_while_another_is_written_to_the_same_name_disturbs_neither()
    {
        AtomicFile.Write(Target, outer =>
        {
            outer.Write("outer"u8);
            AtomicFile.Write(Target, inner => inner.Write("inner"u8));
            Assert.Equal("inner", File.ReadAllText(Target));
        });
        Assert.Equal("outer", File.ReadAllText(Target));
        Assert.Single(Directory.GetFiles(Path.GetDirectoryName(Target)!));
    }

    [Fact]
    public void A_failure_leaves_the_file_as_it_was_and_nothing_beside_it()
    {
        File.WriteAllText(Target, "former");
        Assert.Throws<InvalidOperationException>(() => AtomicFile.Write(Target, stream =>
        {
            stream.Write("half"u8);
            throw new InvalidOperationException();
        }));
        Assert.Equal("former", File.ReadAllText(Target));
        Assert.Single(Directory.GetFiles(Path.GetDirectoryName(Target)!));
    }
}
