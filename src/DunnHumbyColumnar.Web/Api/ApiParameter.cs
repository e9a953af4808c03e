using System.Text.Json.Nodes;
using DunnHumbyColumnar.Web.Api.Errors;
using Microsoft.OpenApi;

namespace DunnHumbyColumnar.Web.Api;

/// <summary>A parameter of a route: how it is written, read and described, in one place.</summary>
abstract class ApiParameter(string name, string description)
{
    public string Name => name;

    public string Description => description;

    /// <summary>Part of the path rather than of the query.</summary>
    public bool IsPath { get; init; }

    /// <summary>Whether it may occur several times.</summary>
    public bool IsList { get; init; }

    public required OpenApiSchema Schema { get; init; }

    public JsonNode? Example { get; init; }

    /// <summary>Its texts in a request, each validated.</summary>
    public abstract IEnumerable<string> TextsIn(HttpContext context);
}

/// <summary>A parameter with values of one type.</summary>
/// <typeparam name="T">What a text of it means.</typeparam>
sealed class ApiParameter<T>(string name, string description, Func<string, T> parse) : ApiParameter(name, description)
{
    /// <summary>Its value in a request; null if it is absent.</summary>
    /// <exception cref="BadParameterException">The text is invalid.</exception>
    public T? In(HttpContext context) => TextIn(context) is { } text ? Parse(text) : default;

    /// <summary>All its values in a request.</summary>
    public IEnumerable<T> AllIn(HttpContext context) => context.Request.Query[Name].Select(text => Parse(text ?? ""));

    public override IEnumerable<string> TextsIn(HttpContext context) => context.Request.Query[Name].Select(text =>
    {
        Parse(text ?? "");
        return text ?? "";
    });

    string? TextIn(HttpContext context) => IsPath
        // Routing decodes every character of a path but the slash.
        ? ((string?)context.Request.RouteValues[Name])?.Replace("%2F", "/", StringComparison.OrdinalIgnoreCase)
        : context.Request.Query.TryGetValue(Name, out var values) ? values[0] ?? "" : null;

    T Parse(string text)
    {
        // int.TryParse accepts trailing NULs.
        if (text.Contains('\0', StringComparison.Ordinal))
            throw new BadParameterException(Name, $"{Name} must not hold the character 0");
        try
        {
            return parse(text);
        }
        catch (FormatException failure)
        {
            throw new BadParameterException(Name, $"{Name} {failure.Message}");
        }
    }
}
