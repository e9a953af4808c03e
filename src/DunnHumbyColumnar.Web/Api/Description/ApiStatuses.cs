using System.Globalization;
using DunnHumbyColumnar.Web.Api.Errors;
using DunnHumbyColumnar.Web.Hosting;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.OpenApi;

namespace DunnHumbyColumnar.Web.Api.Description;

/// <summary>The statuses other than 200 that a route answers with, derived from what it takes, returns and needs.</summary>
static class ApiStatuses
{
    static readonly (int Status, string Description, Func<Facts, bool> Applies)[] Rules =
    [
        (304, "The generation is the one that If-None-Match names.", facts =>
            facts is { IsAction: false, Route.Answers: not ApiAnswers.Other }),
        (400, "A parameter, the body or the Host header is not valid, or names what the data do not have; parameter says which.",
            _ => true),
        (401, "The API key is missing or wrong.", facts => facts.NeedsKey),
        (404, "There is no such household, campaign or table.", facts => facts.Route.Parameters.Any(parameter => parameter.IsPath)),
        (405, "The path takes another method; Allow names it.", _ => true),
        (406, "None of the accepted formats is available.", facts => facts.Route.Parameters.Any(parameter =>
            parameter.Name == ApiParameters.Format.Name)),
        (409, "There are no CSV files to refresh from.", facts => facts.Route.Refreshes),
        (413, "The body is too large.", facts => facts.TakesBody),
        (415, "The body is not JSON.", facts => facts.TakesBody),
        (422, "Too much: the memory budget, or a result that is too large; or a refresh that failed.", _ => true),
        (429, "Too many requests are waiting; Retry-After says when to try again.", facts => facts.IsLimited),
        (500, "The store cannot be read, or a bug; see the log.", _ => true),
        (503, "The answer took too long.", facts => facts.IsLimited),
    ];

    /// <summary>Adds them to the description of a route.</summary>
    public static void Describe(
        OpenApiOperation operation, ApiRoute route, IList<object> metadata, bool needsKey, IOpenApiSchema problem)
    {
        var facts = new Facts(
            route,
            NeedsKey: needsKey,
            IsAction: metadata.OfType<IHttpMethodMetadata>().Any(methods => methods.HttpMethods.Contains(HttpMethods.Post)),
            TakesBody: metadata.OfType<IAcceptsMetadata>().Any(),
            IsLimited: metadata.OfType<WorkKind>().Any());
        operation.Responses ??= [];
        foreach (var (status, description, applies) in Rules)
            if (applies(facts))
                operation.Responses[status.ToString(CultureInfo.InvariantCulture)] = new OpenApiResponse
                {
                    Description = description,
                    Content = status < StatusCodes.Status400BadRequest ? null
                        : new Dictionary<string, OpenApiMediaType> { [Problems.MediaType] = new() { Schema = problem } },
                };
    }

    /// <summary>What decides about the statuses of a route.</summary>
    sealed record Facts(ApiRoute Route, bool NeedsKey, bool IsAction, bool TakesBody, bool IsLimited);
}
