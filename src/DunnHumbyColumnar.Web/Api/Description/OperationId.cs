namespace DunnHumbyColumnar.Web.Api.Description;

/// <summary>
/// The name of a route in the API description. It is not the name of the endpoint: those are unique within a host, whose own routes may
/// have the same.
/// </summary>
sealed record OperationId(string Name);
