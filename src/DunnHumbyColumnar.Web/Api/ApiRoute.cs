using System.Collections.Immutable;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;

namespace DunnHumbyColumnar.Web.Api;

/// <summary>How a route is described: what it takes and what it returns.</summary>
/// <param name="Parameters">What it takes in path and query.</param>
/// <param name="Answers">What kind of rows it returns.</param>
/// <param name="Table">The table, if it returns rows of one.</param>
sealed record ApiRoute(ImmutableArray<ApiParameter> Parameters, ApiAnswers Answers = ApiAnswers.Other, TableSchema? Table = null)
{
    /// <summary>A route that returns rows of a table.</summary>
    public static ApiRoute Rows(TableSchema table, params ImmutableArray<ApiParameter> parameters) =>
        new(parameters, ApiAnswers.Rows, table);

    /// <summary>A route that returns a row of a table, or null.</summary>
    public static ApiRoute Row(TableSchema table, params ImmutableArray<ApiParameter> parameters) => new(parameters, ApiAnswers.Row, table);
}

/// <summary>What a route returns.</summary>
enum ApiAnswers
{
    /// <summary>Something that is no table.</summary>
    Other,

    /// <summary>Rows of one table.</summary>
    Rows,

    /// <summary>One row of a table as an object in JSON, or null.</summary>
    Row,

    /// <summary>Rows of the table that the request names.</summary>
    RowsOfAnyTable,

    /// <summary>Rows with the columns that the request asks for.</summary>
    RowsOfQuery,
}

/// <summary>Maps routes that read their parameters strictly and report every error as problem details.</summary>
static class ApiRoutes
{
    /// <summary>HEAD is allowed wherever GET is.</summary>
    public static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    public static RouteHandlerBuilder MapRead(
        this IEndpointRouteBuilder routes, string pattern, ApiRoute route, Func<ApiRequest, Task<IResult>> answer) =>
        routes.MapMethods(pattern, Reading, Handler(route, answer)).WithMetadata(route);

    public static RouteHandlerBuilder MapAction(
        this IEndpointRouteBuilder routes, string pattern, ApiRoute route, Func<ApiRequest, Task<IResult>> answer) =>
        routes.MapPost(pattern, Handler(route, answer)).WithMetadata(route);

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
            ApiLog.Failure(
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
}

/// <summary>What the API logs.</summary>
static partial class ApiLog
{
    [LoggerMessage(LogLevel.Error, "{Path} failed")]
    public static partial void Failure(ILogger logger, string path, Exception failure);
}
