using System.Runtime.InteropServices;
using DunnHumbyColumnar.Tests.Snapshots;

namespace DunnHumbyColumnar.Tests.Reliability;

/// <summary>On a real disk, something else in place of every file of a store: nothing, a folder, a link, a pipe, a device. The reader refuses at once and names the file.</summary>
/// <param name="leftAlone">A planted bug: nothing is put in its place.</param>
sealed class StrangeFiles(bool leftAlone = false) : Harness
{
    static readonly string[] Kinds = ["nothing", "folder", "link", "dangling-link", "link-to-itself", "pipe", "link-to-pipe", "link-to-zeros"];

    public override string Cases => "files replaced by something else";

    /// <summary>A pipe that is opened waits for ever.</summary>
    public override TimeSpan Patience => TimeSpan.FromSeconds(15);

    public override IEnumerable<string> List(int seed)
    {
        using var store = Build();
        return [.. from file in Files(store) from kind in Kinds from use in (string[])["copied", "mapped"] where file != "CURRENT" || kind != "nothing" select $"{file} {kind} {use}"];
    }

    public override string Try(string trial)
    {
        string[] parts = trial.Split(' ');
        var (file, kind, isMapped) = (parts[0], parts[1], parts[2] == "mapped");
        using var store = Build();
        string path = Path.Combine(store.Folder, file);
        string aside = Path.Combine(store.Folder, "aside");
        if (!leftAlone)
        {
            File.Move(path, aside);
            Put(kind, path, aside);
        }

        try
        {
            using var snapshot = store.Open(loadAll: true, isMapped);
            snapshot.Check();
        }
        catch (SnapshotCorruptException refusal) when (refusal.File == file)
        {
            return "refused";
        }

        throw new InvalidOperationException("it was read");
    }

    static void Put(string kind, string path, string aside)
    {
        switch (kind)
        {
            case "folder":
                Directory.CreateDirectory(path);
                break;
            case "link":
                File.CreateSymbolicLink(path, aside);
                break;
            case "dangling-link":
                File.CreateSymbolicLink(path, aside + "-not");
                break;
            case "link-to-itself":
                File.CreateSymbolicLink(path, path);
                break;
            case "pipe":
                MakePipe(path);
                break;
            case "link-to-pipe":
                MakePipe(path + "-pipe");
                File.CreateSymbolicLink(path, path + "-pipe");
                break;
            case "link-to-zeros":
                File.CreateSymbolicLink(path, "/dev/zero");
                break;
        }
    }

    static TestStore Build()
    {
        var store = new TestStore();
        store.Publish(TestJourney.Build(rows: 9, stores: 12));
        return store;
    }

    static IEnumerable<string> Files(TestStore store) => store.Entries().Where(entry => File.Exists(Path.Combine(store.Folder, entry)) && !entry.StartsWith("leases", StringComparison.Ordinal));

    static void MakePipe(string path)
    {
        const uint ownerOnly = 0x180;
        if (MakeFifo(path, ownerOnly) != 0)
            throw new IOException($"{path}: no pipe can be made: error {Marshal.GetLastPInvokeError()}");
    }

    [DllImport("libc", EntryPoint = "mkfifo", SetLastError = true, CharSet = CharSet.Ansi, BestFitMapping = false, ThrowOnUnmappableChar = true)]
    static extern int MakeFifo(string path, uint mode);
}
