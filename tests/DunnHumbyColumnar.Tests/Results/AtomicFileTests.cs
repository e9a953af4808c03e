using System.Runtime.Versioning;
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

    [LinuxFact]
    public void A_link_stays_and_what_it_leads_to_is_replaced()
    {
        Directory.CreateDirectory(_folder["elsewhere"]);
        string real = Path.Combine(_folder["elsewhere"], "real.csv");
        File.WriteAllText(real, "former");
        File.CreateSymbolicLink(_folder["middle"], Path.Combine("elsewhere", "real.csv"));
        File.CreateSymbolicLink(Target, "middle");
        AtomicFile.Write(Target, stream => stream.Write("new"u8));
        Assert.Equal("middle", new FileInfo(Target).LinkTarget);
        Assert.Equal("new", File.ReadAllText(real));
        Assert.Null(new FileInfo(real).LinkTarget);
        Assert.Single(Directory.GetFiles(_folder["elsewhere"]));
    }

    [LinuxFact]
    public void A_link_to_nothing_gets_a_file_at_its_end()
    {
        File.CreateSymbolicLink(Target, "later.csv");
        AtomicFile.Write(Target, stream => stream.Write("new"u8));
        Assert.Equal("later.csv", new FileInfo(Target).LinkTarget);
        Assert.Equal("new", File.ReadAllText(_folder["later.csv"]));
    }

    [LinuxFact]
    [UnsupportedOSPlatform("windows")]
    public void A_read_only_file_is_refused_even_for_the_superuser()
    {
        File.WriteAllText(Target, "former");
        File.SetUnixFileMode(Target, UnixFileMode.UserRead | UnixFileMode.GroupRead);
        Refused("the file there is read-only");
        Assert.Equal("former", File.ReadAllText(Target));
    }

    [LinuxFact]
    [UnsupportedOSPlatform("windows")]
    public void A_replaced_file_hands_on_its_permissions()
    {
        const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        File.WriteAllText(Target, "former");
        File.SetUnixFileMode(Target, Private);
        AtomicFile.Write(Target, stream => stream.Write("new"u8));
        Assert.Equal(Private, File.GetUnixFileMode(Target));
    }

    [Fact]
    public void A_folder_in_its_place_is_refused()
    {
        Directory.CreateDirectory(Target);
        Refused("irectory");
    }

    [LinuxFact]
    public void A_pipe_in_its_place_is_refused_and_not_opened()
    {
        NamedPipe.Make(Target);
        Refused("it is a device or a pipe, not a file");
    }

    void Refused(string reason)
    {
        var refused = Assert.Throws<StoreIOException>(() => AtomicFile.Write(Target, stream => stream.Write("new"u8)));
        Assert.Contains(reason, refused.Message, StringComparison.Ordinal);
        Assert.EndsWith("; nothing was written there.", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("errno 0", refused.Message, StringComparison.Ordinal);
        Assert.Single(Directory.GetFileSystemEntries(_folder.Path));
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
