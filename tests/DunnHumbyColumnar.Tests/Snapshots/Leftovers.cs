using DunnHumbyColumnar.Runtime;
using DunnHumbyColumnar.Snapshots;

namespace DunnHumbyColumnar.Tests.Snapshots;

/// <summary>What writers that were ended leave in a store.</summary>
static class Leftovers
{
    /// <summary>Throws if the store holds more than the current generation, the one before and its gold tables.</summary>
    public static void AssertNone(IFileOps files, string store)
    {
        var layout = new StoreLayout(store);
        long current = CommitPointer.Read(files, layout, layout.Current)?.Generation ?? 0;
        var gold = CommitPointer.Read(files, layout, layout.GoldPointer);
        string[] expected =
        [
            .. ((string[])["CURRENT", "GOLD", "LOCK", "LOCK.holder", "leases", "snapshots", "gold"])
                .Select(name => Path.Combine(store, name)),
            layout.Generation(current), layout.Generation(current - 1), gold is null ? "" : layout.GoldSet(gold.Generation, gold.Set),
        ];
        foreach (string path in ((string[])[store, layout.Snapshots, layout.Gold]).Where(folder => files.KindOf(folder)
            == FileKind.Directory).SelectMany(folder => files.List(folder).Select(name => Path.Combine(folder, name))))
            if (!expected.Contains(path))
                throw new InvalidOperationException($"{layout.Relative(path)} was left over");
    }
}
