using System.Text.Json;
using DunnHumbyColumnar.Web.Api.Errors;
using DunnHumbyColumnar.Web.Live;

namespace DunnHumbyColumnar.Web.Api.Routes;

/// <summary>The fluent query as JSON.</summary>
static class QueryRoutes
{
    public static void Map(IEndpointRouteBuilder compute) =>
        compute.MapAction("/query", new([ApiParameters.Format], ApiAnswers.RowsOfQuery), QueryAsync)
            .WithOperationId("query").WithTags("Tables").WithSummary("Groups and aggregates a source table")
            .Accepts<QueryBody>("application/json")
            .WithDescription(
                $"Where, then group by, aggregates, having, order and take. Aggregates are {JourneyQuery.AggregateForms}. "
                + "Rows are ordered by the group keys unless order_by says otherwise. "
                + $"A result of more than {QueryBody.MaxRows} rows is an error (422): take fewer.");

    static async Task<IResult> QueryAsync(ApiRequest request)
    {
        var format = request.Format;
        var body = await ReadAsync(request).ConfigureAwait(false);
        return await BackgroundTask.Run<IResult>(
            () =>
            {
                QueryResult result;
                try
                {
                    result = body.On(request.Journey).Run(request.Aborted);
                }
                catch (UnknownNameException failure)
                {
                    throw new BadParameterException(body.Holding(failure.Name), failure.Message);
                }
                catch (ArgumentException failure)
                {
                    throw new BadParameterException("body", Problems.MessageOf(failure));
                }

                return result.Count <= QueryBody.MaxRows
                    ? Answer.Rows(request, result, format)
                    : Problems.Create(
                        StatusCodes.Status422UnprocessableEntity,
                        $"the result has {result.Count} rows, more than {QueryBody.MaxRows}; take fewer", "take");
            },
            request.Aborted).ConfigureAwait(false);
    }

    static async Task<QueryBody> ReadAsync(ApiRequest request)
    {
        if (!request.Context.Request.HasJsonContentType())
            throw new BadHttpRequestException("the body must be application/json", StatusCodes.Status415UnsupportedMediaType);
        try
        {
            return await JsonSerializer.DeserializeAsync<QueryBody>(
                request.Context.Request.Body, ApiJson.Options, request.Aborted).ConfigureAwait(false)
                ?? throw new BadParameterException("body", "the body is null");
        }
        catch (JsonException failure)
        {
            if (JsonProperties.UnknownIn(failure.Path, typeof(QueryBody)) is { } unknown)
                throw new BadParameterException(unknown.Name, unknown.Message);
            string part = string.IsNullOrEmpty(failure.Path) || failure.Path == "$" ? "body" : failure.Path.TrimStart('$', '.');
            throw new BadParameterException(
                part, $"{part} is invalid (line {failure.LineNumber + 1}, byte {failure.BytePositionInLine + 1})");
        }
    }
}
