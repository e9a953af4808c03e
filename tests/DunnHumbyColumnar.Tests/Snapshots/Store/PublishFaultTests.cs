using DunnHumbyColumnar.Snapshots;
using Xunit;

namespace DunnHumbyColumnar.Tests.Snapshots;

/// <summary>What a publish finds wrong with its own files before it commits.</summary>
public sealed class PublishFaultTests
{
    /// <summary>One block a file: as few calls as there are kinds of calls for each file.</summary>
    static readonly SnapshotOptions OneBlock = TestStore.Tiny with { BlockBytes = 1 << 16, PartBytes = 1 << 20 };

    [Fact]
    public void A_damaged_byte_on_its_way_to_the_disk_is_found_before_the_commit()
    {
        using var store = new TestStore();
        var before = TestJourney.Build(1, rows: 12);
        store.Publish(before, OneBlock);
        var flipping = new TamperingFileOps((operation, path) =>
        {
            // The file is whole when it is opened to be read back.
            if (operation != "open" || !path.EndsWith("product-00000.arrow", StringComparison.Ordinal))
                return;
            byte[] bytes = File.ReadAllBytes(path);
            bytes[bytes.Length / 2] ^= 4;
            File.WriteAllBytes(path, bytes);
        });
        Assert.Throws<StoreIOException>(() => store.Publish(TestJourney.Build(2, rows: 12), OneBlock with { Files = flipping }));
        store.AssertServes(before, 1);
    }
}
