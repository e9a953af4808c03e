using System.Net;
using DunnHumbyColumnar.Web.Tests.Support;
using Xunit;

namespace DunnHumbyColumnar.Web.Tests.Api;

/// <summary>Every page and every route answers, whatever little there is in the store.</summary>
[Trait("Tier", "slow")]
public sealed class SparseStoreTests
{
    static readonly string[] Pages =
    [
        "/", "/dashboard/household", "/dashboard/household?household=1&level=product", "/dashboard/rfm",
        "/dashboard/rfm?rfm=quintile&as_of_day=300&from_day=200&to_day=250", "/dashboard/campaigns", "/dashboard/campaigns?campaign=1",
        "/dashboard/promotions", "/dashboard/promotions?level=product&promotion=both", "/dashboard/rules", "/dashboard/rules?min_pairs=1",
        "/dashboard/rules?item=C0+N1&min_pairs=1", "/dashboard/clean", "/dashboard/clean?clean=raw",
        "/dashboard/notices", "/dashboard/reference",
    ];

    static readonly string[] Routes =
    [
        "/tables", "/hh/1", "/hh_daily/1", "/rfm/1", "/recommendations/1", "/recommendations/1?level=product&bought=include", "/campaigns",
        "/campaign/1", "/rules", "/rules?min_pairs=1&level=product", "/rules?item=C0+N1", "/promotions", "/promotions?item=C0+N1",
        "/readyz", "/openapi/v1.json",
        .. Journey.GoldTableNames.Concat(Journey.SourceTableNames).Select(table => "/tables/" + table),
    ];

    public static TheoryData<string> Kinds { get; } = [.. SparseStore.Kinds];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Every_page_and_route_answers(string kind)
    {
        using var tiny = new TinyJourney();
        string store = await SparseStore.WriteAsync(tiny, kind);
        await using var server = await (await Server.StartAsync(options => options.Store = store)).WarmAsync();
        var faults = new List<string>();
        foreach (string path in Pages.Concat(Routes).Concat(Routes.Where(route => route.StartsWith("/tables/", StringComparison.Ordinal))
            .SelectMany(route => (string[])[route + "?format=csv", route + "?format=arrow"])))
        {
            var reply = await server.GetAsync(path);
            if (reply.Status is not (HttpStatusCode.OK or HttpStatusCode.NotFound or HttpStatusCode.BadRequest)
                || (reply.Status == HttpStatusCode.BadRequest && !path.Contains("item=", StringComparison.Ordinal))
                || (reply.Status == HttpStatusCode.NotFound && path.StartsWith("/tables", StringComparison.Ordinal)))
                faults.Add($"{path}: {(int)reply.Status} {reply.Text[..Math.Min(200, reply.Text.Length)]}");
        }

        var query = await server.QueryAsync("""{"table":"transaction_data","group_by":["store_id"],"aggregates":["sum:sales_value"]}""");
        if (query.Status != HttpStatusCode.OK)
            faults.Add("/query: " + query.Text);
        Assert.Empty(faults);
    }
}
