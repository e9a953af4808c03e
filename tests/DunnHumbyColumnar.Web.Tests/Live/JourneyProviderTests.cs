using DunnHumbyColumnar.Web.Live;
using DunnHumbyColumnar.Web.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Primitives;
using Xunit;

namespace DunnHumbyColumnar.Web.Tests.Live;

/// <summary>The current generation in the host's own endpoints and services.</summary>
public sealed class JourneyProviderTests : IDisposable
{
    readonly TinyJourney _tiny = new();

    readonly ListLogger _log = new();

    readonly ServiceProvider _services;

    public JourneyProviderTests() => _services = new ServiceCollection().AddLogging(logging => logging.AddProvider(_log))
        .AddDunnHumbyColumnar(options => options.Store = _tiny.Store).BuildServiceProvider(validateScopes: true);

    IJourneyProvider Provider => _services.GetRequiredService<IJourneyProvider>();

    public void Dispose()
    {
        _services.Dispose();
        _tiny.Dispose();
    }

    [Fact]
    public async Task A_journey_that_is_held_stays_what_it_is_while_the_next_one_comes_into_force()
    {
        var before = Provider.Acquire();
        await RefreshAsync(2);
        using var after = Provider.Acquire();
        Assert.Equal((1, 2), (before.Info().Generation, after.Info().Generation));
        // Columns and names that are loaded only now are those of the first generation.
        Assert.Equal(10, before.HouseholdSales()[0].Sales.ToDecimal());
        Assert.Equal(20, after.HouseholdSales()[0].Sales.ToDecimal());
        Assert.Equal(TinyJourney.Households, before.Names.Households.Length);
        before.Dispose();
        before.Dispose();
        Assert.Throws<ObjectDisposedException>(() => before.HouseholdSales());
        Assert.Single(Directory.GetFiles(Path.Combine(_tiny.Store, "leases")));
    }

    [Fact]
    public void A_journey_that_is_disposed_of_closes_nobody_else_s()
    {
        var mine = Provider.Acquire();
        using var other = Provider.Acquire();
        mine.Dispose();
        Assert.Equal(10, other.HouseholdSales()[0].Sales.ToDecimal());
        using var next = Provider.Acquire();
        Assert.Equal(10, next.HouseholdSales()[0].Sales.ToDecimal());
    }

    [Fact]
    public async Task A_scope_has_one_journey_until_it_ends()
    {
        Journey scoped;
        using (var scope = _services.CreateScope())
        {
            scoped = scope.ServiceProvider.GetRequiredService<Journey>();
            await RefreshAsync(2);
            Assert.Same(scoped, scope.ServiceProvider.GetRequiredService<Journey>());
            Assert.Equal(10, scoped.HouseholdSales()[0].Sales.ToDecimal());
        }

        Assert.Throws<ObjectDisposedException>(() => scoped.HouseholdSales());
        using var later = _services.CreateScope();
        Assert.Equal(20, later.ServiceProvider.GetRequiredService<Journey>().HouseholdSales()[0].Sales.ToDecimal());
    }

    [Fact]
    public async Task Listeners_are_told_of_each_change_and_find_the_new_generation()
    {
        var seen = new List<long>();
        using (ChangeToken.OnChange(Provider.GetChangeToken, () =>
        {
            using var journey = Provider.Acquire();
            seen.Add(journey.Info().Generation);
        }))
        {
            await RefreshAsync(2);
            await RefreshAsync(3);
        }

        await RefreshAsync(4);
        Assert.Equal([2, 3], seen);
    }

    [Fact]
    public async Task A_listener_that_fails_is_logged_and_the_generation_stays_in_force()
    {
        Provider.GetChangeToken().RegisterChangeCallback(_ => throw new InvalidOperationException("planted"), null);
        await RefreshAsync(2);
        using var journey = Provider.Acquire();
        Assert.Equal(2, journey.Info().Generation);
        Assert.Contains(_log.AtLeast(LogLevel.Error), line => line.Contains("generation 2 is in force", StringComparison.Ordinal));
    }

    [Fact]
    public void There_is_none_once_the_host_is_disposed()
    {
        var provider = Provider;
        _services.Dispose();
        Assert.Throws<ObjectDisposedException>(() => provider.Acquire());
    }

    [Fact]
    public async Task An_endpoint_of_the_host_follows_the_refreshes()
    {
        await using var host = await OtherHost.StartAsync(_tiny.Store, "/retail", isLimited: false, map: app =>
            app.MapGet("/sales", (Journey journey) => journey.HouseholdSales()[0].Sales.ToDecimal()));
        Assert.Equal(10, (await Reply.Of(host.Client, HttpMethod.Get, "/sales")).Json.GetDecimal());
        _tiny.Write(2);
        await Journey.IngestAsync(_tiny.Csv, _tiny.Store);
        var live = host.Services.GetRequiredService<LiveJourney>();
        live.Replace(live.Open());
        Assert.Equal(20, (await Reply.Of(host.Client, HttpMethod.Get, "/sales")).Json.GetDecimal());
    }

    async Task RefreshAsync(int number)
    {
        _tiny.Write(number);
        await Journey.IngestAsync(_tiny.Csv, _tiny.Store);
        var live = _services.GetRequiredService<LiveJourney>();
        live.Replace(live.Open());
    }
}
