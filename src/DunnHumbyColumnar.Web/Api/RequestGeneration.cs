using System.Diagnostics;
using System.Globalization;
using DunnHumbyColumnar.Web.Live;

namespace DunnHumbyColumnar.Web.Api;

/// <summary>
/// The generation of a request: acquired on first use, released at the end of the request, named by the response headers.
/// </summary>
sealed class RequestGeneration
{
    readonly Generation _generation;

    RequestGeneration(Generation generation) => _generation = generation;

    public static Generation GetOrAcquire(HttpContext context)
    {
        if (context.Features.Get<RequestGeneration>() is { } known)
            return known._generation;
        var hold = context.RequestServices.GetRequiredService<LiveJourney>().Acquire();
        context.Features.Set(new RequestGeneration(hold.Generation));
        context.Response.RegisterForDispose(hold);
        long start = Stopwatch.GetTimestamp();
        context.Response.OnStarting(() =>
        {
            var headers = context.Response.Headers;
            if (headers.ETag.Count == 0)
                headers.ETag = hold.Generation.ETag;
            headers["Server-Timing"] = string.Create(
                CultureInfo.InvariantCulture, $"total;dur={Stopwatch.GetElapsedTime(start).TotalMilliseconds:0.###}");
            return Task.CompletedTask;
        });
        return hold.Generation;
    }

    /// <summary>The ETag of the current generation.</summary>
    public static string Current(HttpContext context)
    {
        using var hold = context.RequestServices.GetRequiredService<LiveJourney>().Acquire();
        return hold.Generation.ETag;
    }
}
