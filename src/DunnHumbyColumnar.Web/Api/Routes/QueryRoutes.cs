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
        var body = await JsonBody.ReadAsync<QueryBody>(request).ConfigureAwait(false);
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
                    throw new BadParameterException(
                        body.PartWith(failure, request.Journey, request.Aborted), Problems.MessageOf(failure));
                }

                return result.Count <= QueryBody.MaxRows
                    ? Answer.Rows(request, result, format)
                    : Problems.Create(
                        StatusCodes.Status422UnprocessableEntity,
                        $"the result has {result.Count} rows, more than {QueryBody.MaxRows}; take fewer", "take");
            },
            request.Aborted).ConfigureAwait(false);
    }
}
