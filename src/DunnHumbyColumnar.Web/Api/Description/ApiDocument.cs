using System.Collections.Immutable;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.Extensions.Options;
using Microsoft.OpenApi;

namespace DunnHumbyColumnar.Web.Api.Description;

/// <summary>Describes the routes from what they read and write, in a document of its own beside those of the host.</summary>
static class ApiDocument
{
    /// <summary>The name of the document and of the group of routes that it describes.</summary>
    public const string Name = "dunnhumby";

    /// <summary>Where it is, below the mount point of the API, without a slash in front.</summary>
    public const string Path = "openapi/dunnhumby.json";

    const string Version = "v1";

    const string Problem = "Problem";

    /// <summary>Maps the document; its addresses are those under which the request found it.</summary>
    public static void Map(IEndpointRouteBuilder routes, string pattern) => routes.MapMethods(
        pattern, ApiRoutes.Reading, async Task<IResult> (HttpContext context) =>
        {
            var provider = context.RequestServices.GetRequiredKeyedService<IOpenApiDocumentProvider>(Name);
            var document = await provider.GetOpenApiDocumentAsync(context.RequestAborted).ConfigureAwait(false);
            document.Servers = [new() { Url = $"{context.Request.Scheme}://{context.Request.Host}{context.Request.PathBase}" }];
            string json = await document.SerializeAsJsonAsync(OpenApiSpecVersion.OpenApi3_1, context.RequestAborted).ConfigureAwait(false);
            return TypedResults.Text(json, "application/json; charset=utf-8");
        }).ExcludeFromDescription();

    public static void Configure(OpenApiOptions options)
    {
        options.ShouldInclude = description => description.ActionDescriptor.EndpointMetadata.OfType<ApiRoute>().Any();
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new OpenApiInfo
            {
                Title = "DunnHumbyColumnar",
                Version = Version,
                Description = "Answers about the data of \"The Complete Journey\". Money is a number with two decimals, in currency units; "
                    + "days are integers, 1 for the first; ratios are shortest round-trip doubles. "
                    + "JSON by default; tables as CSV, Arrow streams and Parquet, too, by Accept or format=. "
                    + "Every answer carries the snapshot generation as ETag, and Server-Timing in milliseconds. "
                    + "CSV puts an apostrophe before a text that a spreadsheet would take for a formula.",
            };
            foreach (var table in Journey.GoldSchemas)
                document.AddComponent(table.Name, RowSchema.From(table));
            document.AddComponent(Problem, ProblemSchema());
            ApiKeySchemes.AddTo(document);
            // Implied by GET.
            foreach (var path in document.Paths.Values)
                path.Operations?.Remove(HttpMethod.Head);
            return Task.CompletedTask;
        });
        options.AddSchemaTransformer((schema, context, _) =>
        {
            // A host that reads numbers from texts, which is the default, has them described as texts, too.
            if (context.JsonPropertyInfo?.DeclaringType.Assembly == typeof(ApiDocument).Assembly
                && (schema.Type & (JsonSchemaType.Integer | JsonSchemaType.Number)) != 0)
                (schema.Type, schema.Pattern) = (schema.Type & ~JsonSchemaType.String, null);
            return Task.CompletedTask;
        });
        options.AddOperationTransformer((operation, context, _) =>
        {
            var metadata = context.Description.ActionDescriptor.EndpointMetadata;
            if (metadata.OfType<ApiRoute>().FirstOrDefault() is { } route)
            {
                var document = context.Document!;
                Describe(operation, route, document);
                operation.OperationId = metadata.OfType<OperationId>().Single().Name;
                bool needsKey = route.Refreshes
                    || context.ApplicationServices.GetRequiredService<IOptions<DunnHumbyOptions>>().Value.RequireApiKey;
                if (needsKey)
                    operation.Security = ApiKeySchemes.Of(route, document);
                ApiStatuses.Describe(operation, route, metadata, needsKey, new OpenApiSchemaReference(Problem, document));
            }

            return Task.CompletedTask;
        });
    }

    static void Describe(OpenApiOperation operation, ApiRoute route, OpenApiDocument document)
    {
        operation.Parameters = [.. route.Parameters.Select(ParameterOf)];
        operation.Responses ??= [];
        if (route.Answers != ApiAnswers.Other)
            operation.Responses["200"] = new OpenApiResponse
            {
                Description = route.Answers == ApiAnswers.Row ? "The row, or null." : "The rows; there may be none.",
                Content = ContentOf(route, document),
            };
    }

    static OpenApiParameter ParameterOf(ApiParameter parameter) => new()
    {
        Name = parameter.Name,
        In = parameter.IsPath ? ParameterLocation.Path : ParameterLocation.Query,
        Required = parameter.IsPath,
        Description = parameter.Description,
        Schema = parameter.IsList ? new OpenApiSchema { Type = JsonSchemaType.Array, Items = parameter.Schema } : parameter.Schema,
        Example = parameter.IsList ? null : parameter.Example?.DeepClone(),
    };

    static Dictionary<string, OpenApiMediaType> ContentOf(ApiRoute route, OpenApiDocument document)
    {
        IOpenApiSchema row = route switch
        {
            { Table: { } table } => RowSchema.From(table),
            { Answers: ApiAnswers.RowsOfAnyTable } => RowSchema.ForAnyTable(document),
            _ => RowSchema.ForQuery(),
        };
        return new()
        {
            [AnswerFormat.Json.MediaType] =
                new() { Schema = route.Answers == ApiAnswers.Row ? row : new OpenApiSchema { Type = JsonSchemaType.Array, Items = row } },
            [AnswerFormat.Csv.MediaType] =
                new() { Schema = new OpenApiSchema { Type = JsonSchemaType.String, Description = "RFC 4180 with a header row." } },
            [AnswerFormat.Arrow.MediaType] = new() { Schema = new OpenApiSchema { Type = JsonSchemaType.String, Format = "binary" } },
            [AnswerFormat.Parquet.MediaType] = new() { Schema = new OpenApiSchema { Type = JsonSchemaType.String, Format = "binary" } },
        };
    }

    static OpenApiSchema ProblemSchema() => new()
    {
        Type = JsonSchemaType.Object,
        Properties = ImmutableArray.Create("type", "title", "status", "detail", "parameter")
            .ToDictionary(name => name, IOpenApiSchema (name) =>
                new OpenApiSchema { Type = name == "status" ? JsonSchemaType.Integer : JsonSchemaType.String }),
    };
}
