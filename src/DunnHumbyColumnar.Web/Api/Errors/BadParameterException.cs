namespace DunnHumbyColumnar.Web.Api.Errors;

/// <summary>An invalid parameter, header or part of the body.</summary>
sealed class BadParameterException(string parameter, string message) : Exception(message)
{
    public string Parameter => parameter;
}
