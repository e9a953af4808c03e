using DunnHumbyColumnar.Web.Api.Description;
using DunnHumbyColumnar.Web.Api.Errors;
using DunnHumbyColumnar.Web.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;

namespace DunnHumbyColumnar.Web.Api;

/// <summary>Maps routes that read their parameters strictly and report every error as problem details.</summary>
static partial class ApiRoutes
{
    /// <summary>HEAD is allowed wherever GET is.</summary>
    public static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    public static RouteHandlerBuilder MapRead(
        this IEndpointRouteBuilder routes, string pattern, ApiRoute route, Func<ApiRequest, Task<IResult>> answer) =>
        routes.MapMethods(pattern, Reading, Handler(route, answer)).WithMetadata(route, new OwnRoute(pattern));

    public static RouteHandlerBuilder MapAction(
        this IEndpointRouteBuilder routes, string pattern, ApiRoute route, Func<ApiRequest, Task<IResult>> answer) =>
        routes.MapPost(pattern, Handler(route, answer)).WithMetadata(route, new OwnRoute(pattern));

    /// <summary>Names a route in the API description.</summary>
    public static RouteHandlerBuilder WithOperationId(this RouteHandlerBuilder route, string name) =>
        route.WithMetadata(new OperationId(name));

    /// <summary>Typed as Delegate: the result of a <see cref="RequestDelegate"/> would be discarded.</summary>
    static Delegate Handler(ApiRoute route, Func<ApiRequest, Task<IResult>> answer) =>
        (HttpContext context) => AnswerAsync(context, route, answer);

    static async Task<IResult> AnswerAsync(HttpContext context, ApiRoute route, Func<ApiRequest, Task<IResult>> answer)
    {
        try
        {
            CheckParameters(context, route);
            var request = new ApiRequest(context);
            context.Response.Headers.CacheControl = "no-cache";
            context.Response.Headers.Append(HeaderNames.Vary, HeaderNames.Accept);
            var result = await answer(request).ConfigureAwait(false);
            if (result is not Answer { IsOfGeneration: true } rows || !IsKnown(request))
                return result;
            rows.Dispose();
            return TypedResults.StatusCode(StatusCodes.Status304NotModified);
        }
        catch (Exception failure) when (Problems.From(context, failure) is { } problem)
        {
            LogFailure(context, problem, failure);
            return problem;
        }
    }

    /// <summary>Logs errors of the server (5xx).</summary>
    public static void LogFailure(HttpContext context, ProblemHttpResult problem, Exception failure)
    {
        if (problem.StatusCode >= StatusCodes.Status500InternalServerError)
            LogFailure(
                context.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(ApiRoutes)),
                context.Request.Path, failure);
    }

    /// <summary>Rejects parameters that would be ignored.</summary>
    public static void CheckParameters(HttpContext context, ApiRoute route)
    {
        foreach (var (name, values) in context.Request.Query)
        {
            var known = route.Parameters.FirstOrDefault(parameter => parameter.Name == name && !parameter.IsPath)
                ?? throw new BadParameterException(
                    name, $"there is no parameter {name} here; there is {string.Join(", ", NamesOf(route))}");
            if (values.Count > 1 && !known.IsList)
                throw new BadParameterException(name, $"{name} is given {values.Count} times");
        }
    }

    static IEnumerable<string> NamesOf(ApiRoute route) =>
        route.Parameters.Where(parameter => !parameter.IsPath).Select(parameter => parameter.Name).DefaultIfEmpty("none");

    /// <summary>Whether If-None-Match names this generation.</summary>
    static bool IsKnown(ApiRequest request) =>
        !HttpMethods.IsPost(request.Context.Request.Method) && request.Context.Request.Headers.IfNoneMatch is { Count: > 0 } known
            && EntityTagHeaderValue.TryParseList(known, out var tags)
            && tags.Any(tag => tag.Compare(EntityTagHeaderValue.Parse(request.Generation.ETag), useStrongComparison: false));

    [LoggerMessage(LogLevel.Error, "{Path} failed")]
    static partial void LogFailure(ILogger logger, string path, Exception failure);
}
