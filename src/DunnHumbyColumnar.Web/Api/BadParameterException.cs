namespace DunnHumbyColumnar.Web.Api;

/// <summary>A parameter, a header or a part of the body that is not what it must be.</summary>
sealed class BadParameterException(string parameter, string message) : Exception(message)
{
    public string Parameter => parameter;
}

/// <summary>An id or a name in the address that means nothing here.</summary>
sealed class NotKnownException(string parameter, string message) : Exception(message)
{
    public string Parameter => parameter;
}
