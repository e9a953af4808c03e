using Microsoft.OpenApi;

namespace DunnHumbyColumnar.Web.Api.Description;

/// <summary>Describes the ways to send the key, as <see cref="ApiKey"/> reads it.</summary>
static class ApiKeySchemes
{
    const string Header = "header";

    const string Bearer = "bearer";

    const string Password = "password";

    public static void AddTo(OpenApiDocument document)
    {
        document.AddComponent<IOpenApiSecurityScheme>(Header, new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.ApiKey,
            In = ParameterLocation.Header,
            Name = ApiKey.Header,
            Description = "The API key.",
        });
        document.AddComponent<IOpenApiSecurityScheme>(Bearer, new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.Http,
            Scheme = "bearer",
            Description = "The API key as a token.",
        });
        document.AddComponent<IOpenApiSecurityScheme>(Password, new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.Http,
            Scheme = "basic",
            Description = "The API key as the password of any user; for reading only.",
        });
    }

    /// <summary>The ways that a route takes, each sufficient.</summary>
    public static List<OpenApiSecurityRequirement> Of(ApiRoute route, OpenApiDocument document) =>
        [.. (route.Refreshes ? [Header, Bearer] : new[] { Header, Bearer, Password }).Select(name =>
            new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(name, document)] = [] })];
}
