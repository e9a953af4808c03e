using DunnHumbyColumnar.Web.Api.Errors;
using DunnHumbyColumnar.Web.Live;

namespace DunnHumbyColumnar.Web.Api.Routes;

/// <summary>Refreshing on demand.</summary>
static class RefreshRoutes
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapAction("/refresh", new([]) { Refreshes = true }, RefreshAsync)
            .WithOperationId("refresh").WithTags("Tables").WithSummary("Ingests the CSV files if they have changed")
            .Produces<RefreshRunAnswer>()
            .WithDescription(
                "Needs the API key in the X-API-Key header, or as a bearer token. Answers when the refresh has ended: "
                + "it builds the gold tables, too, and puts the new generation in force.");

    static async Task<IResult> RefreshAsync(ApiRequest request)
    {
        if (!ApiKey.IsIn(request.Context.Request, request.Options.ApiKey, isPasswordAllowed: false))
        {
            request.Context.Response.Headers.WWWAuthenticate = "Bearer realm=\"DunnHumbyColumnar\"";
            return Problems.Create(StatusCodes.Status401Unauthorized, $"a refresh needs the API key in the {ApiKey.Header} header");
        }

        if (request.Options.Csv is null)
            return Problems.Create(StatusCodes.Status409Conflict, "there are no CSV files to refresh from");
        // The refresh continues if the client disconnects: others wait for it, too.
        var stopping = request.Context.RequestServices.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
        var run = await request.Context.RequestServices.GetRequiredService<Refresher>()
            .RunAsync(stopping).WaitAsync(request.Aborted).ConfigureAwait(false);
        request.Context.Response.Headers.ETag = RequestGeneration.Current(request.Context);
        return run.Outcome == RefreshOutcome.Failed
            ? Problems.Create(StatusCodes.Status422UnprocessableEntity, run.Error!)
            : Answer.State(request, RefreshRunAnswer.From(run));
    }
}
