namespace DunnHumbyColumnar.Web.Api.Errors;

/// <summary>The parameter or header that chooses the format accepts none of the available ones.</summary>
sealed class NotAcceptableException(string parameter, IEnumerable<string> offered) : Exception($"there is {string.Join(", ", offered)}")
{
    public string Parameter => parameter;
}
