using DunnHumbyColumnar.Web.Api;
using DunnHumbyColumnar.Web.Api.Errors;
using Microsoft.AspNetCore.RateLimiting;

namespace DunnHumbyColumnar.Web.Hosting;

/// <summary>
/// Request and response buffering around the rate limiter, so that slow clients hold no permits: a body is read before its request queues
/// for one, an answer is sent after it is released.
/// </summary>
sealed class RequestBuffering
{
    /// <summary>
    /// Bytes of answers buffered for sending. One that would exceed them is sent while its request holds the permit: slow
    /// readers must not hold the memory, either.
    /// </summary>
    const long MaxBytes = 256 << 20;

    static long _bytes;

    Answer? _answer;
    bool _hasBegun;

    /// <summary>Outside the rate limiter, inside the request timeout.</summary>
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

        var buffering = new RequestBuffering();
        context.Features.Set(buffering);
        await next(context).ConfigureAwait(false);
        await buffering.SendAsync(context).ConfigureAwait(false);
    }

    /// <summary>Inside the rate limiter: the request has its permit.</summary>
    public static Task BeginAsync(HttpContext context, RequestDelegate next)
    {
        if (context.Features.Get<RequestBuffering>() is { } buffering)
            buffering._hasBegun = true;
        return next(context);
    }

    /// <summary>The response to a timeout: 429 while the request was queued, for nothing has been done, otherwise 503.</summary>
    public static Task WriteTimeoutAsync(HttpContext context, TimeSpan timeout) =>
        context.Features.Get<RequestBuffering>() is { _hasBegun: false }
            ? Problems.Busy(context).ExecuteAsync(context)
            : Problems.Later(context, $"the answer took longer than {timeout.TotalSeconds:0} s").ExecuteAsync(context);

    /// <summary>Takes an answer to send after the permit is released; false if there is no room for it.</summary>
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
            // A malformed chunk size is an IOException without a status.
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
            // The limiter returns without an error when the timeout ends the wait.
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
