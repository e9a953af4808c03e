using Microsoft.Extensions.Options;

namespace DunnHumbyColumnar.Web.Hosting;

/// <summary>
/// The time that a request may take, waiting and sending included: then <see cref="HttpContext.RequestAborted"/> is cancelled.
/// </summary>
sealed class RequestTime : IDisposable
{
    readonly CancellationTokenSource _end;
    readonly CancellationToken _clientGone;

    RequestTime(TimeSpan limit, CancellationToken clientGone)
    {
        Limit = limit;
        _clientGone = clientGone;
        _end = CancellationTokenSource.CreateLinkedTokenSource(clientGone);
        _end.CancelAfter(limit);
    }

    public TimeSpan Limit { get; }

    /// <summary>Whether the time is over, and the client still there.</summary>
    public bool IsOver => _end.IsCancellationRequested && !_clientGone.IsCancellationRequested;

    /// <summary>Starts the time of a request; it runs until the request ends.</summary>
    public static RequestTime Start(HttpContext context)
    {
        var limit = context.RequestServices.GetRequiredService<IOptions<DunnHumbyOptions>>().Value.RequestTimeout;
        var time = new RequestTime(limit, context.RequestAborted);
        context.Response.RegisterForDispose(time);
        context.RequestAborted = time._end.Token;
        return time;
    }

    public void Dispose() => _end.Dispose();
}
