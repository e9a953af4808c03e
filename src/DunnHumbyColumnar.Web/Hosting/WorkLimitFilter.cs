using System.Threading.RateLimiting;
using DunnHumbyColumnar.Web.Api;
using DunnHumbyColumnar.Web.Api.Errors;

namespace DunnHumbyColumnar.Web.Hosting;

/// <summary>
/// Gives a request its turn and its time. Slow clients hold no turn: a body is read before its request queues for one, and an answer is
/// sent when the filter has returned.
/// </summary>
sealed class WorkLimitFilter(WorkKind kind) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var request = context.HttpContext;
        var time = RequestTime.Start(request);
        bool hasBegun = false;
        try
        {
            if (HttpMethods.IsPost(request.Request.Method) && await RequestBody.ReadAsync(request).ConfigureAwait(false) is { } failure)
                return Problems.From(request, failure);
            using RateLimitLease turn = await request.RequestServices.GetRequiredService<WorkLimits>()[kind]
                .AcquireAsync(1, request.RequestAborted).ConfigureAwait(false);
            if (!turn.IsAcquired)
                return Problems.Busy(request);
            hasBegun = true;
            object? result = await next(context).ConfigureAwait(false);
            if (result is not Answer answer || answer.TryWait(request))
                return result;
            await answer.ExecuteAsync(request).ConfigureAwait(false);
            return TypedResults.Empty;
        }
        catch (OperationCanceledException) when (time.IsOver)
        {
            // 429 while the request was queued, for nothing has been done.
            return hasBegun
                ? Problems.Later(request, $"the answer took longer than {time.Limit.TotalSeconds:0} s")
                : Problems.Busy(request);
        }
    }
}
