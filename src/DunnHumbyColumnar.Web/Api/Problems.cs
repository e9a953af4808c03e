using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.WebUtilities;

namespace DunnHumbyColumnar.Web.Api;

/// <summary>What went wrong, as problem details. Nothing here tells more than the request and the data do.</summary>
static class Problems
{
    public const string MediaType = "application/problem+json";

    /// <summary>How long to wait before another try, in seconds.</summary>
    public const string RetryAfter = "1";

    /// <summary>The answer to an expected exception; null: it is not one.</summary>
    public static ProblemHttpResult? From(HttpContext context, Exception failure) => failure switch
    {
        BadParameterException bad => Create(StatusCodes.Status400BadRequest, bad.Message, bad.Parameter),
        NotKnownException unknown => Create(StatusCodes.Status404NotFound, unknown.Message, unknown.Parameter),
        NotAcceptableException => Create(StatusCodes.Status406NotAcceptable, failure.Message, "Accept"),
        BadHttpRequestException bad => Create(bad.StatusCode, bad.Message),
        UnknownNameException unknown => Create(StatusCodes.Status400BadRequest, unknown.Message, Suspects(context, unknown.Name)),
        ArgumentException or FormatException => Create(StatusCodes.Status400BadRequest, failure.Message.Split(Environment.NewLine)[0], Suspects(context, null)),
        MemoryBudgetException => Create(StatusCodes.Status422UnprocessableEntity, failure.Message),
        ResponseTooLargeException => Create(StatusCodes.Status422UnprocessableEntity, failure.Message),
        TimeoutException => Later(context, failure.Message),
        SnapshotCorruptException or StoreIOException => Create(StatusCodes.Status500InternalServerError, failure.Message),
        _ => null,
    };

    public static ProblemHttpResult Create(int status, string detail, string? parameter = null) =>
        TypedResults.Problem(detail, statusCode: status, extensions: parameter is null ? null : [new("parameter", parameter)]);

    /// <summary>What the status of an answer without a body means.</summary>
    public static ProblemHttpResult FromStatus(HttpContext context) => Create(context.Response.StatusCode, context.Response.StatusCode switch
    {
        StatusCodes.Status400BadRequest => "the request, or the Host header that it names this server by, is not what it must be",
        StatusCodes.Status404NotFound => $"there is nothing at {context.Request.Path}",
        StatusCodes.Status405MethodNotAllowed => $"{context.Request.Path} takes {context.Response.Headers.Allow}, not {context.Request.Method}",
        StatusCodes.Status415UnsupportedMediaType => "the body must be application/json",
        StatusCodes.Status500InternalServerError => "an unexpected error; see the log",
        _ => ReasonPhrases.GetReasonPhrase(context.Response.StatusCode),
    });

    /// <summary>429 with the time to wait.</summary>
    public static ProblemHttpResult Busy(HttpContext context)
    {
        context.Response.Headers.RetryAfter = RetryAfter;
        return Create(StatusCodes.Status429TooManyRequests, "too many requests wait for their turn; try again later");
    }

    /// <summary>503 with the time to wait.</summary>
    public static ProblemHttpResult Later(HttpContext context, string detail)
    {
        context.Response.Headers.RetryAfter = RetryAfter;
        return Create(StatusCodes.Status503ServiceUnavailable, detail);
    }

    /// <summary>The parameters that a refusal of the library can be about: the one with the value it names, else all that were given.</summary>
    static string? Suspects(HttpContext context, string? value)
    {
        var given = context.Request.Query.Where(parameter => parameter.Key is not ("limit" or "cursor" or "format")).ToList();
        var guilty = given.Where(parameter => value is not null && parameter.Value.Any(text => text is not null && text.Contains(value, StringComparison.Ordinal))).ToList();
        var named = guilty.Count > 0 ? guilty : given;
        return named.Count == 0 ? null : string.Join(", ", named.Select(parameter => parameter.Key).Order(StringComparer.Ordinal));
    }
}
