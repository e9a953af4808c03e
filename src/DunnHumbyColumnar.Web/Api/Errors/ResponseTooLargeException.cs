namespace DunnHumbyColumnar.Web.Api.Errors;

/// <summary>The response would exceed the size limit.</summary>
sealed class ResponseTooLargeException(int maxBytes)
    : Exception($"the answer is larger than {maxBytes >> 20} MiB; ask for fewer rows, or page by page at /tables");
