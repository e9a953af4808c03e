using System.IO.Hashing;
using DunnHumbyColumnar.Snapshots;

namespace DunnHumbyColumnar.Tests.Snapshots;

/// <summary>Makes all checksums of a store right again after its contents were changed, as a bug of a writer or a forger would.</summary>
static class Seal
{
    static readonly StoreLayout Layout = new(TinyStore.Root);

    /// <summary>After a change of an Arrow file of the current snapshot or of its gold tables.</summary>
    public static void Contents(MemoryDisk disk, string file)
    {
        if (file.StartsWith(Layout.Gold, StringComparison.Ordinal))
        {
            string path = StoreLayout.ManifestOf(Path.GetDirectoryName(file)!);
            var gold = GoldManifest.Read(disk[path], "gold")!;
            Manifest(disk, path, (gold with
            {
                Tables = [.. gold.Tables.Select(table =>
                    table with { File = Of(disk, Path.GetDirectoryName(path)!, table.File, gold.BlockBytes) })],
            }).Write());
            return;
        }

        string folder = Path.GetDirectoryName(file)!;
        var manifest = ManifestReader.Read(disk[StoreLayout.ManifestOf(folder)], "manifest");
        manifest = manifest with
        {
            Tables = [.. manifest.Tables.Select(table =>
                table with { Parts = [.. table.Parts.Select(part => Of(disk, folder, part, manifest.BlockBytes))] })],
            Dictionaries = [.. manifest.Dictionaries.Select(dictionary =>
                dictionary with { File = Of(disk, folder, dictionary.File, manifest.BlockBytes) })],
        };
        var content = new XxHash128();
        foreach (var stored in manifest.Files)
            content.Append(disk[Path.Combine(folder, stored.Name)]);
        Manifest(
            disk, StoreLayout.ManifestOf(folder), ManifestWriter.Write(manifest with { ContentHash = content.GetCurrentHashAsUInt128() }));
    }

    /// <summary>Puts a manifest in place and lets the pointer name it.</summary>
    public static void Manifest(MemoryDisk disk, string path, byte[] manifest)
    {
        disk[path] = manifest;
        bool isGold = path.StartsWith(Layout.Gold, StringComparison.Ordinal);
        string pointer = isGold ? Layout.GoldPointer : Layout.Current;
        var old = CommitPointer.Read(disk, Layout, pointer)!;
        disk[pointer] = CommitPointer.To(old.Generation, old.Set, manifest).Format();
    }

    static StoredFile Of(MemoryDisk disk, string folder, StoredFile stored, int blockBytes)
    {
        byte[] content = disk[Path.Combine(folder, stored.Name)];
        return stored with { Length = content.Length, Blocks = [.. content.Chunk(blockBytes).Select(block => Xxh128.Hash(block))] };
    }
}
