using DunnHumbyColumnar.Tests.Snapshots;
using DunnHumbyColumnar.Tests.Support;

namespace DunnHumbyColumnar.Reliability;

/// <summary>
/// On a real disk, something else in place of every file of a store: nothing, a folder, a link, a pipe, a device. The
/// reader rejects it at once and names the file.
/// </summary>
/// <param name="leftAlone">A planted bug: nothing is put in its place.</param>
sealed class StrangeFiles(bool leftAlone = false) : Harness
{
    static readonly string[] Kinds =
        ["nothing", "folder", "link", "dangling-link", "link-to-itself", "pipe", "link-to-pipe", "link-to-zeros"];

    public override string Cases => "files replaced by something else";

    public override IEnumerable<string> List(int seed)
    {
        using var store = Build();
        return [.. from file in Files(store) from kind in Kinds from use in (string[])["copied", "mapped"]
            where kind != "nothing" || file is not ("CURRENT" or "GOLD") select $"{file} {kind} {use}"];
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
            using var journey = Open(store, isMapped);
            journey.Check();
            _ = journey.Info();
        }
        catch (SnapshotCorruptException error) when (error.File == file)
        {
            return "rejected";
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
                NamedPipe.Make(path);
                break;
            case "link-to-pipe":
                NamedPipe.Make(aside + "-pipe");
                File.CreateSymbolicLink(path, aside + "-pipe");
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
        using var journey = Open(store, isMapped: false);
        journey.BuildGold(["household_sales", "rfm_segments"]).ThrowIfFailed();
        return store;
    }

    static Journey Open(TestStore store, bool isMapped) =>
        Journey.Open(store.Folder, new OpenOptions { Threads = 2, LoadAll = true, MemoryMap = isMapped }, TestStore.Tiny);

    static IEnumerable<string> Files(TestStore store) => store.Entries()
        .Where(entry => File.Exists(Path.Combine(store.Folder, entry)) && !entry.StartsWith("leases", StringComparison.Ordinal));
}
