using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.WebUtilities;

namespace DunnHumbyColumnar.Web.Api.Errors;

/// <summary>Errors as problem details (RFC 9457). They reveal nothing beyond the request and the data.</summary>
static class Problems
{
    public const string MediaType = "application/problem+json";

    /// <summary>How long to wait before another try, in seconds.</summary>
    public const string RetryAfter = "1";

    /// <summary>The response to an expected exception; null for any other.</summary>
    public static ProblemHttpResult? From(HttpContext context, Exception failure) => failure switch
    {
        BadParameterException bad => Create(StatusCodes.Status400BadRequest, bad.Message, bad.Parameter),
        NotKnownException unknown => Create(StatusCodes.Status404NotFound, unknown.Message, unknown.Parameter),
        NotAcceptableException unacceptable => Create(StatusCodes.Status406NotAcceptable, unacceptable.Message, unacceptable.Parameter),
        BadHttpRequestException bad => Create(bad.StatusCode, bad.Message),
        UnknownNameException unknown => Create(StatusCodes.Status400BadRequest, unknown.Message, Suspects(context, unknown.Name)),
        ArgumentException or FormatException =>
            Create(StatusCodes.Status400BadRequest, MessageOf(failure), Suspects(context, null)),
        MemoryBudgetException => Create(StatusCodes.Status422UnprocessableEntity, failure.Message),
        ResponseTooLargeException => Create(StatusCodes.Status422UnprocessableEntity, failure.Message),
        TimeoutException => Later(context, failure.Message),
        SnapshotCorruptException or StoreIOException => Create(StatusCodes.Status500InternalServerError, failure.Message),
        _ => null,
    };

    public static ProblemHttpResult Create(int status, string detail, string? parameter = null) =>
        TypedResults.Problem(detail, statusCode: status, extensions: parameter is null ? null : [new("parameter", parameter)]);

    /// <summary>Explains the status of a response without a body.</summary>
    public static ProblemHttpResult FromStatus(HttpContext context) =>
        Create(context.Response.StatusCode, context.Response.StatusCode switch
        {
            StatusCodes.Status400BadRequest => "the request is malformed, or its Host header does not name this server",
            StatusCodes.Status404NotFound => $"there is nothing at {context.Request.Path}",
            StatusCodes.Status405MethodNotAllowed =>
                $"{context.Request.Path} takes {context.Response.Headers.Allow}, not {context.Request.Method}",
            StatusCodes.Status415UnsupportedMediaType => "the body must be application/json",
            StatusCodes.Status500InternalServerError => "an unexpected error; see the log",
            _ => ReasonPhrases.GetReasonPhrase(context.Response.StatusCode),
        });

    /// <summary>What an exception says, without the name of the argument of our own code that its text ends in.</summary>
    public static string MessageOf(Exception failure)
    {
        string text = failure.Message.Split(Environment.NewLine)[0];
        return failure is ArgumentException { ParamName: { } name }
            ? text.Replace($" (Parameter '{name}')", "", StringComparison.Ordinal)
            : text;
    }

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

    /// <summary>
    /// The parameters that an error of the library can be about: those with the value that it names, otherwise all of the request.
    /// </summary>
    static string? Suspects(HttpContext context, string? value)
    {
        var present = context.Request.Query.Where(parameter => parameter.Key is not ("limit" or "cursor" or "format")).ToList();
        var matching = present.Where(parameter => value is not null
            && parameter.Value.Any(text => text is not null && text.Contains(value, StringComparison.Ordinal))).ToList();
        var named = matching.Count > 0 ? matching : present;
        return named.Count == 0 ? null : string.Join(", ", named.Select(parameter => parameter.Key).Order(StringComparer.Ordinal));
    }
}
