using System.Globalization;
using DunnHumbyColumnar.Marts;
using DunnHumbyColumnar.Web.Api.Errors;
using DunnHumbyColumnar.Web.Live;
using Microsoft.Net.Http.Headers;

namespace DunnHumbyColumnar.Web.Api.Routes;

/// <summary>All tables by name, page by page.</summary>
static class TableRoutes
{
    public static void Map(IEndpointRouteBuilder cached, IEndpointRouteBuilder compute)
    {
        cached.MapRead("/tables", new([ApiParameters.JsonFormat]), request => Task.FromResult<IResult>(List(request)))
            .WithOperationId("tables").WithTags("Tables").WithSummary("What the store holds, and how it is refreshed")
            .Produces<StoreAnswer>();
        compute.MapRead("/tables/{name}", new(
                [ApiParameters.TableName, ApiParameters.Limit, ApiParameters.Cursor, .. ApiParameters.OfMarts, ApiParameters.Format],
                ApiAnswers.RowsOfAnyTable), PageAsync)
            .WithOperationId("table").WithTags("Tables").WithSummary("Rows of a source table or gold table")
            .WithDescription(
                "In the table's order. The Link header with rel=\"next\" leads to the next page, if there is one. "
                + "Gold tables take the options of their mart, and reject others.");
    }

    static Answer List(ApiRequest request)
    {
        AnswerFormat.Negotiate(request.Context, [AnswerFormat.Json]);
        var state = request.Context.RequestServices.GetRequiredService<Refresher>().State;
        return Answer.State(request, StoreAnswer.From(request.Journey.Info(), state));
    }

    static async Task<IResult> PageAsync(ApiRequest request)
    {
        string name = request.Get(ApiParameters.TableName)!;
        var gold = GoldTables.Find(name);
        if (gold is null && !Journey.SourceTableNames.Contains(name))
            throw new NotKnownException(
                ApiParameters.TableName.Name,
                $"there is no table {name}; there is {string.Join(", ", Journey.SourceTableNames.Concat(Journey.GoldTableNames))}");
        var format = request.Format;
        int limit = request.Get(ApiParameters.Limit) ?? ApiParameters.DefaultRows;
        long offset = request.Get(ApiParameters.Cursor) is { } cursor ? OffsetOf(request, cursor) : 0;
        TabularResult table = gold is not null
            ? await request.Generation.GetAsync(
                "gold " + name, OptionsOf(request, gold), (journey, options, stop) => journey.Gold(name, options, stop),
                request.Aborted).ConfigureAwait(false)
            : SourceOf(request, name);
        if (offset > table.RowCount)
            throw new BadParameterException(ApiParameters.Cursor.Name, $"cursor is beyond the {table.RowCount} rows of {name}");
        if (limit > 0 && offset + limit < table.RowCount)
            request.Context.Response.Headers.Append(HeaderNames.Link, $"<{NextPage(request, offset + limit)}>; rel=\"next\"");
        // A source table's columns may have to be read from the disk.
        return await BackgroundTask.Run<IResult>(
            () => Answer.Rows(request, table, format, offset, limit), request.Aborted).ConfigureAwait(false);
    }

    static SourceTable SourceOf(ApiRequest request, string name) =>
        ApiParameters.OfMarts.FirstOrDefault(parameter => request.Context.Request.Query.ContainsKey(parameter.Name)) is { } option
            ? throw new BadParameterException(option.Name, $"{name} is a source table and takes no {option.Name}")
            : request.Journey.Table(name);

    static MartOptions OptionsOf(ApiRequest request, GoldDefinition table)
    {
        foreach (var (parameter, given) in MartParameters.All.Zip(ApiParameters.OfMarts))
            if (given.TextsIn(request.Context).Any())
                table.RequireTaken(parameter);
        return request.Set(MartOptions.Default, MartParameters.All.Zip(ApiParameters.OfMarts));
    }

    /// <summary>A cursor is the generation and the next row: a row number means nothing in another generation.</summary>
    static long OffsetOf(ApiRequest request, string cursor)
    {
        if (cursor.Split('.') is not [var generation, var row] || !IsNumber(generation, out long of) || !IsNumber(row, out long offset))
            throw new BadParameterException(ApiParameters.Cursor.Name, "cursor is not one from the Link header of a page");
        return of == request.Generation.Info.Generation
            ? offset
            : throw new BadParameterException(
                ApiParameters.Cursor.Name,
                $"cursor is of generation {of}, and generation {request.Generation.Info.Generation} is in force now; "
                + "start again at the first page");
    }

    static bool IsNumber(string text, out long value) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value);

    static string NextPage(ApiRequest request, long offset)
    {
        var query = request.Context.Request.Query.Where(parameter => parameter.Key != ApiParameters.Cursor.Name).ToList();
        query.Add(new(
            ApiParameters.Cursor.Name, string.Create(CultureInfo.InvariantCulture, $"{request.Generation.Info.Generation}.{offset}")));
        return $"{request.Context.Request.PathBase}{request.Context.Request.Path}{QueryString.Create(query)}";
    }
}
