using Xunit;

namespace DunnHumbyColumnar.Tests.Snapshots;

/// <summary>A damaged file harms nobody who does not need it.</summary>
public sealed class CorruptionTests
{
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
        Assert.Equal(
            data.Transactions["day"].Chunks[0].ValueBytes.ToArray(), snapshot.Data.Transactions["day"].Chunks[0].ValueBytes.ToArray());
        var failure = Assert.Throws<SnapshotCorruptException>(() => snapshot.Check());
        Assert.Equal(("snapshots/gen-000001/coupon-00000.arrow", 0), (failure.File, failure.Block));
        Assert.Contains($"block 0 (of {TestStore.Tiny.BlockBytes} bytes each", failure.Message, StringComparison.Ordinal);
    }
}
