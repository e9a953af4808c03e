namespace DunnHumbyColumnar.Web.Api;

/// <summary>An invalid parameter, header or part of the body.</summary>
sealed class BadParameterException(string parameter, string message) : Exception(message)
{
    public string Parameter => parameter;
}

/// <summary>An unknown id or name in the URL.</summary>
sealed class NotKnownException(string parameter, string message) : Exception(message)
{
    public string Parameter => parameter;
}
