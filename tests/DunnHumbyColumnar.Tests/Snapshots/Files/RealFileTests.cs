using DunnHumbyColumnar.Runtime;
using DunnHumbyColumnar.Snapshots;
using DunnHumbyColumnar.Tests.Support;
using Xunit;

namespace DunnHumbyColumnar.Tests.Snapshots;

/// <summary>
/// A failure of the operating system becomes a typed error, with the file and the error number where the base library tells it.
/// </summary>
public sealed class RealFileTests
{
    const int IsADirectory = 21;
    const int Invalid = 22;
    const int NoSpace = 28;
    const int NotEmpty = 39;

    static readonly RealFileOps Files = RealFileOps.Instance;

    [LinuxFact]
    public void A_full_device_is_told()
    {
        using var file = Open("/dev/full", FileAccess.Write);
        Fails(NoSpace, "/dev/full", () => file.Write("x"u8, 0));
    }

    [LinuxFact]
    public void A_sync_that_fails_is_told()
    {
        using var file = Open("/dev/null", FileAccess.Write);
        Fails(Invalid, "/dev/null", file.Sync);
    }

    [LinuxFact]
    public void A_file_that_may_not_be_read_or_written_is_told()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["x"], "x");
        using var written = Open(folder["x"], FileAccess.Write);
        Assert.Throws<StoreIOException>(() => written.Read(new byte[1], 0));
        using var read = Open(folder["x"], FileAccess.Read);
        Assert.Throws<StoreIOException>(() => read.Write("x"u8, 0));
        Assert.Throws<StoreIOException>(() => written.Map(1));
    }

    [LinuxFact]
    public void Names_that_cannot_be_are_told()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["file"], "x");
        Directory.CreateDirectory(folder["full/below"]);
        Fails(FileFault.NoSuchFile, folder["none"], () => Files.OpenRead(folder["none"]));
        Fails(FileFault.NoSuchFile, folder["none/x"], () => Files.Create(folder["none/x"]));
        Fails(FileFault.NoSuchFile, folder["none"], () => Files.List(folder["none"]));
        Fails(FileFault.NoSuchFile, folder["none"], () => Files.Unlink(folder["none"]));
        Fails(FileFault.NoSuchFile, folder["to"], () => Files.Rename(folder["none"], folder["to"]));
        Fails(FileFault.NoSuchFile, folder["none"], () => Files.SyncDirectory(folder["none"]));
        Fails(NotEmpty, folder["full"], () => Files.RemoveDirectory(folder["full"]));
        Fails(IsADirectory, folder["full"], () => Files.Unlink(folder["full"]));
        Assert.Throws<StoreIOException>(() => Files.MakeDirectory(folder["file/below"]));
        Assert.Throws<StoreIOException>(() => Files.TryLock(folder["none/LOCK"]));
        Assert.Throws<StoreIOException>(() => Files.KindOf(folder[new string('x', 5000)]));
        Assert.Equal(FileKind.Missing, Files.KindOf(folder["file/below"]));
        Assert.Equal(FileKind.Other, Files.KindOf("/dev/null"));
    }

    [Fact]
    public void A_mapped_file_that_was_let_go_is_not_touched()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["x"], "xyz");
        using var file = Files.OpenRead(folder["x"]);
        var mapped = file.Map(3);
        using (var pin = mapped.Pin(1))
            unsafe
            {
                Assert.Equal((byte)'y', *(byte*)pin.Pointer);
            }

        ((IDisposable)mapped).Dispose();
        Assert.Throws<ObjectDisposedException>(() => mapped.GetSpan().Length);
        Assert.Throws<ObjectDisposedException>(() => mapped.Pin());
        ((IDisposable)mapped).Dispose();
    }

    static RealFile Open(string path, FileAccess access) => new(path, File.OpenHandle(path, FileMode.Open, access, FileShare.ReadWrite));

    static void Fails(int errorNumber, string file, Action call)
    {
        var told = Assert.Throws<StoreIOException>(call);
        Assert.Equal((errorNumber, file), (told.ErrorNumber, told.File));
    }
}
