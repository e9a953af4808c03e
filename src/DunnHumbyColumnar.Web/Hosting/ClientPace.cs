using DunnHumbyColumnar.Web.Api;
using Microsoft.AspNetCore.RateLimiting;

namespace DunnHumbyColumnar.Web.Hosting;

/// <summary>Keeps slow clients from taking up turns at the work: a body is read before its request waits for one, an answer is sent after it.</summary>
sealed class ClientPace
{
    /// <summary>Bytes of answers that are sent beside the work. One that would pass them takes up its turn until it is sent: slow readers must not hold the memory, either.</summary>
    const long MaxBytes = 256 << 20;

    static long _bytes;

    Answer? _answer;
    bool _hasBegun;

    /// <summary>Around the limits, within the time that a request may take.</summary>
    public static async Task RunAsync(HttpContext context, RequestDelegate next)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<EnableRateLimitingAttribute>() is null)
        {
            await next(context).ConfigureAwait(false);
            return;
        }

        if (HttpMethods.IsPost(context.Request.Method) && await ReadBodyAsync(context).ConfigureAwait(false) is { } failure)
        {
            await Problems.From(context, failure)!.ExecuteAsync(context).ConfigureAwait(false);
            return;
        }

        var pace = new ClientPace();
        context.Features.Set(pace);
        await next(context).ConfigureAwait(false);
        await pace.SendAsync(context).ConfigureAwait(false);
    }

    /// <summary>Behind the limits: the request has its turn.</summary>
    public static Task BeginAsync(HttpContext context, RequestDelegate next)
    {
        if (context.Features.Get<ClientPace>() is { } pace)
            pace._hasBegun = true;
        return next(context);
    }

    /// <summary>What to say when the time of a request is over: in waiting for its turn nothing has been done, as in a refusal at once.</summary>
    public static Task TellTimeoutAsync(HttpContext context, TimeSpan timeout) => context.Features.Get<ClientPace>() is { _hasBegun: false }
        ? Problems.Busy(context).ExecuteAsync(context)
        : Problems.Later(context, $"the answer took longer than {timeout.TotalSeconds:0} s").ExecuteAsync(context);

    /// <summary>Takes an answer to be sent after the turn; false if there is no room for it.</summary>
    public bool TryTake(Answer answer)
    {
        if (Interlocked.Add(ref _bytes, answer.Bytes) > MaxBytes)
        {
            Interlocked.Add(ref _bytes, -answer.Bytes);
            return false;
        }

        _answer = answer;
        return true;
    }

    static async Task<BadHttpRequestException?> ReadBodyAsync(HttpContext context)
    {
        var body = new MemoryStream();
        try
        {
            await context.Request.Body.CopyToAsync(body, context.RequestAborted).ConfigureAwait(false);
        }
        catch (IOException failure)
        {
            // A chunk whose size is no number is one without a status.
            return failure as BadHttpRequestException ?? new BadHttpRequestException("the body cannot be read", failure);
        }

        body.Position = 0;
        context.Request.Body = body;
        return null;
    }

    async Task SendAsync(HttpContext context)
    {
        try
        {
            // The limiter just returns when the time is over during the wait.
            if (!_hasBegun && !context.Response.HasStarted)
                context.RequestAborted.ThrowIfCancellationRequested();
            if (_answer is not null)
                await _answer.SendAsync(context).ConfigureAwait(false);
        }
        finally
        {
            if (_answer is not null)
            {
                Interlocked.Add(ref _bytes, -_answer.Bytes);
                _answer.Dispose();
            }
        }
    }
}
