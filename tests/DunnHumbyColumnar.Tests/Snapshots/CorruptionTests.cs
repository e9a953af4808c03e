using DunnHumbyColumnar.Snapshots;
using Xunit;

namespace DunnHumbyColumnar.Tests.Snapshots;

/// <summary>A damaged store is never believed: the error names the file, and nothing but that error is thrown.</summary>
public sealed class CorruptionTests
{
    /// <summary>The store's files, relative; all of a tiny store.</summary>
    static string[] Files(TestStore store) => [.. store.Entries().Where(entry => File.Exists(Path.Combine(store.Folder, entry)) && !entry.StartsWith("leases", StringComparison.Ordinal))];

    [Fact]
    public void Any_flipped_bit_is_found_and_its_file_named()
    {
        using var store = new TestStore();
        var data = TestJourney.Build();
        store.Publish(data);
        var random = new Random(11);
        foreach (string name in Files(store))
        {
            string path = Path.Combine(store.Folder, name);
            byte[] sound = File.ReadAllBytes(path);
            foreach (int position in Enumerable.Range(0, 12).Select(_ => random.Next(sound.Length)).Append(0).Append(sound.Length - 1))
            {
                byte[] damaged = [.. sound];
                damaged[position] ^= (byte)(1 << random.Next(8));
                File.WriteAllBytes(path, damaged);
                var fault = Assert.Throws<SnapshotCorruptException>(() => Read(store));
                // A pointer and a manifest that disagree: either may be the damaged one, and the manifest is named.
                Assert.Contains(fault.File, name == "CURRENT" ? [name, "snapshots/gen-000001/manifest.msgpack"] : new[] { name });
                if (name.EndsWith(".arrow", StringComparison.Ordinal))
                    Assert.Equal(IsFrame(position, sound.Length) ? fault.Block : position / TestStore.Tiny.BlockBytes, fault.Block);
            }

            File.WriteAllBytes(path, sound);
        }

        store.AssertServes(data, 1);
    }

    [Fact]
    public void Any_truncation_and_any_extra_byte_is_found()
    {
        using var store = new TestStore();
        store.Publish(TestJourney.Build());
        var random = new Random(12);
        foreach (string name in Files(store))
        {
            string path = Path.Combine(store.Folder, name);
            byte[] sound = File.ReadAllBytes(path);
            foreach (int length in new[] { 0, 1, sound.Length - 1, random.Next(sound.Length), sound.Length + 1, sound.Length + 4096 })
            {
                byte[] other = new byte[length];
                sound.AsSpan(0, Math.Min(length, sound.Length)).CopyTo(other);
                File.WriteAllBytes(path, other);
                Assert.Equal(name, Assert.Throws<SnapshotCorruptException>(() => Read(store)).File);
            }

            File.WriteAllBytes(path, sound);
        }
    }

    [Fact]
    public void A_missing_file_a_folder_and_a_link_in_its_place_are_found()
    {
        using var store = new TestStore();
        store.Publish(TestJourney.Build());
        foreach (string name in Files(store).Where(name => name != "CURRENT"))
        {
            string path = Path.Combine(store.Folder, name);
            string aside = Path.Combine(store.Folder, "aside");
            File.Move(path, aside);
            Assert.Equal(name, Assert.Throws<SnapshotCorruptException>(() => Read(store)).File);
            Directory.CreateDirectory(path);
            Assert.Equal(name, Assert.Throws<SnapshotCorruptException>(() => Read(store)).File);
            Directory.Delete(path);
            File.CreateSymbolicLink(path, aside);
            Assert.Equal(name, Assert.Throws<SnapshotCorruptException>(() => Read(store)).File);
            File.Delete(path);
            File.Move(aside, path);
        }
    }

    [Fact]
    public void Swapped_files_and_files_of_another_generation_are_found()
    {
        using var store = new TestStore();
        store.Publish(TestJourney.Build(1));
        store.Publish(TestJourney.Build(2));
        string[] names = [.. Files(store).Where(name => name.StartsWith("snapshots/gen-000002/", StringComparison.Ordinal))];
        foreach (string name in names)
        {
            string path = Path.Combine(store.Folder, name);
            byte[] sound = File.ReadAllBytes(path);
            string foreign = path.Replace("gen-000002", "gen-000001", StringComparison.Ordinal);
            if (File.Exists(foreign) && !File.ReadAllBytes(foreign).SequenceEqual(sound))
            {
                File.Copy(foreign, path, overwrite: true);
                Assert.Equal(name, Assert.Throws<SnapshotCorruptException>(() => Read(store)).File);
            }

            string neighbour = Path.Combine(store.Folder, names[(Array.IndexOf(names, name) + 1) % names.Length]);
            if (!File.ReadAllBytes(neighbour).SequenceEqual(sound))
            {
                File.Copy(neighbour, path, overwrite: true);
                Assert.Equal(name, Assert.Throws<SnapshotCorruptException>(() => Read(store)).File);
            }

            File.WriteAllBytes(path, sound);
        }
    }

    [Fact]
    public void A_fault_in_one_file_leaves_the_others_readable()
    {
        using var store = new TestStore();
        var data = TestJourney.Build();
        store.Publish(data);
        string path = Path.Combine(store.Layout.Generation(1), "coupon-00000.arrow");
        byte[] bytes = File.ReadAllBytes(path);
        // Mark and footer are read when the store is opened.
        for (int i = 8; i < bytes.Length / 3; i++)
            bytes[i] ^= 1;
        File.WriteAllBytes(path, bytes);
        using var snapshot = store.Open();
        Assert.Equal(data.Transactions["day"].Chunks[0].ValueBytes.ToArray(), snapshot.Data.Transactions["day"].Chunks[0].ValueBytes.ToArray());
        Assert.Equal("snapshots/gen-000001/coupon-00000.arrow", Assert.Throws<SnapshotCorruptException>(() => snapshot.Check()).File);
    }

    /// <summary>Whether a byte belongs to the mark and the footer's length that open a file format and close it; they are looked at before any block.</summary>
    static bool IsFrame(int position, int length) => position < 8 || position >= length - 10;

    /// <summary>All that reading can see: everything loaded, then everything checked.</summary>
    static void Read(TestStore store)
    {
        using var snapshot = store.Open(loadAll: true);
        snapshot.Check();
    }
}
