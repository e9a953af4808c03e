using DunnHumbyColumnar.Web.Live;
using DunnHumbyColumnar.Web.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace DunnHumbyColumnar.Web.Tests.Live;

/// <summary>A generation stays open as long as anyone holds it, and no longer.</summary>
public sealed class GenerationTests : IDisposable
{
    readonly TinyJourney _tiny = new();

    readonly ServiceProvider _services;

    public GenerationTests() => _services = new ServiceCollection().AddLogging()
        .AddDunnHumbyColumnar(options => options.Store = _tiny.Store).BuildServiceProvider();

    public void Dispose()
    {
        _services.Dispose();
        _tiny.Dispose();
    }

    [Fact]
    public async Task A_replaced_generation_closes_with_its_last_holder()
    {
        var live = _services.GetRequiredService<LiveJourney>();
        var first = live.Acquire();
        var second = live.Acquire();
        Assert.Same(first.Generation, second.Generation);
        _tiny.Write(2);
        await Journey.IngestAsync(_tiny.Csv, _tiny.Store);
        live.Replace(live.Open());
        using (var now = live.Acquire())
            Assert.Equal((1, 2), (first.Generation.Info.Generation, now.Generation.Info.Generation));
        first.Dispose();
        first.Dispose();
        Assert.Equal(TinyJourney.Lines, second.Generation.Journey.Table("transaction_data").RowCount);
        Assert.NotEmpty(second.Generation.Journey.Rfm());
        Assert.True(second.Generation.TryHold());
        second.Generation.Release();
        second.Dispose();
        Assert.False(second.Generation.TryHold());
        Assert.Throws<ObjectDisposedException>(() => second.Generation.Journey.Rfm());
        using var last = live.Acquire();
        Assert.NotEmpty(last.Generation.Journey.Rfm());
    }

    [Fact]
    public async Task Holders_on_many_threads_never_meet_a_closed_generation()
    {
        var live = _services.GetRequiredService<LiveJourney>();
        using var end = new CancellationTokenSource();
        var holders = Enumerable.Range(0, 3).Select(_ => Task.Run(() =>
        {
            for (int i = 0; !end.IsCancellationRequested; i++)
            {
                using var hold = live.Acquire();
                Assert.Equal(1, hold.Generation.Journey.Info().Generation);
            }
        })).ToList();
        for (int i = 0; i < 200; i++)
            live.Replace(live.Open());
        await end.CancelAsync();
        await Task.WhenAll(holders);
        Assert.Single(Directory.GetFiles(Path.Combine(_tiny.Store, "leases")));
    }

    [Fact]
    public async Task Equal_data_in_another_generation_has_another_tag()
    {
        var live = _services.GetRequiredService<LiveJourney>();
        using var before = live.Acquire();
        await Journey.IngestAsync(_tiny.Csv, _tiny.Store, new IngestOptions { Force = true });
        var next = live.Open();
        Assert.Equal(before.Generation.Info.ContentHash, next.Info.ContentHash);
        Assert.NotEqual(before.Generation.ETag, next.ETag);
        next.Release();
    }
}
