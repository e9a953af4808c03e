namespace DunnHumbyColumnar.Web.Api.Errors;

/// <summary>An unknown id or name in the URL.</summary>
sealed class NotKnownException(string parameter, string message) : Exception(message)
{
    public string Parameter => parameter;
}
