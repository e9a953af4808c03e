namespace DunnHumbyColumnar.Web.Api.Errors;

/// <summary>The request accepts none of the available formats.</summary>
sealed class NotAcceptableException(IReadOnlyList<AnswerFormat> offered)
    : Exception($"there is {string.Join(", ", offered.Select(format => format.MediaType))}");
