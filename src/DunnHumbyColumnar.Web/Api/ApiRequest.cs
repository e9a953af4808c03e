using System.Collections.Immutable;
using DunnHumbyColumnar.Marts;
using DunnHumbyColumnar.Web.Api.Errors;
using DunnHumbyColumnar.Web.Live;
using Microsoft.Extensions.Options;

namespace DunnHumbyColumnar.Web.Api;

/// <summary>A request with the generation that answers it.</summary>
sealed class ApiRequest(HttpContext context)
{
    public HttpContext Context => context;

    public Generation Generation { get; } = RequestGeneration.GetOrAcquire(context);

    public Journey Journey => Generation.Journey;

    public DunnHumbyOptions Options { get; } = context.RequestServices.GetRequiredService<IOptions<DunnHumbyOptions>>().Value;

    /// <summary>Cancelled when the client has gone or the request takes too long.</summary>
    public CancellationToken Aborted => context.RequestAborted;

    /// <summary>The format of a table; JSON unless the request asks for another.</summary>
    public AnswerFormat Format => AnswerFormat.Negotiate(context, AnswerFormat.All);

    public T? Get<T>(ApiParameter<T> parameter) => parameter.In(context);

    /// <summary>The household of the path.</summary>
    /// <exception cref="NotKnownException">No table names it.</exception>
    public int Household()
    {
        int key = Get(ApiParameters.HouseholdKey)!.Value;
        return Journey.Names.Households.BinarySearch(key) >= 0
            ? key
            : throw new NotKnownException(ApiParameters.HouseholdKey.Name, $"there is no household {key}");
    }

    /// <summary>The requested item; null: none.</summary>
    /// <exception cref="NotKnownException">The product table has no such item.</exception>
    public string? Item(ItemLevel level)
    {
        string? item = Get(ApiParameters.Item);
        return item is null || Journey.Names.HasItem(level, item)
            ? item
            : throw new NotKnownException(ApiParameters.Item.Name, ItemNames.Missing(level, item));
    }
}
