using System.Text.Json;
using DunnHumbyColumnar.Web.Api.Errors;

namespace DunnHumbyColumnar.Web.Api;

/// <summary>Reads bodies, and says where one is wrong, in what, and what is expected.</summary>
static class JsonBody
{
    /// <summary>The body, which is in memory by now.</summary>
    /// <exception cref="BadHttpRequestException">It is not said to be JSON.</exception>
    /// <exception cref="BadParameterException">It is not what the type takes.</exception>
    public static async Task<T> ReadAsync<T>(ApiRequest request)
        where T : class
    {
        if (!request.Context.Request.HasJsonContentType())
            throw new BadHttpRequestException("the body must be application/json", StatusCodes.Status415UnsupportedMediaType);
        var body = request.Context.Request.Body;
        if (body.Length == 0)
            throw new BadParameterException("body", "body is empty; it must be an object");
        try
        {
            return await JsonSerializer.DeserializeAsync<T>(body, ApiJson.Options, request.Aborted).ConfigureAwait(false)
                ?? throw new BadParameterException("body", "body is null; it must be an object");
        }
        catch (JsonException failure)
        {
            body.Position = 0;
            throw await ExplainAsync<T>(body, failure, request.Aborted).ConfigureAwait(false);
        }
    }

    static async Task<BadParameterException> ExplainAsync<T>(Stream body, JsonException failure, CancellationToken cancellationToken)
    {
        try
        {
            using var document = await JsonDocument.ParseAsync(
                body, new JsonDocumentOptions { MaxDepth = ApiJson.Options.MaxDepth }, cancellationToken).ConfigureAwait(false);
            var fault = JsonFault.FirstIn(document.RootElement, typeof(T)) ?? new("body", "body is invalid");
            return new BadParameterException(fault.Part, $"{fault.Message} ({PlaceOf(failure)})");
        }
        catch (JsonException malformed)
        {
            return new BadParameterException(
                "body", $"body is no JSON, or nested deeper than {ApiJson.Options.MaxDepth} levels ({PlaceOf(malformed)})");
        }
        catch (InvalidOperationException)
        {
            // The name of a property has half of a surrogate pair.
            return new BadParameterException("body", $"body has a text that does not consist of whole characters ({PlaceOf(failure)})");
        }
    }

    static string PlaceOf(JsonException failure) => $"line {failure.LineNumber + 1}, byte {failure.BytePositionInLine + 1}";
}
