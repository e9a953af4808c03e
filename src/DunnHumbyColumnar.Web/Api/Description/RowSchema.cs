using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace DunnHumbyColumnar.Web.Api.Description;

/// <summary>Rows of tables as JSON schemas, derived from the table schemas.</summary>
static class RowSchema
{
    /// <summary>A row of a table: its columns in order, those of sections one by one.</summary>
    public static OpenApiSchema From(TableSchema table)
    {
        ColumnSchema[] columns = [.. table.WithSections(SectionSales.Names).Columns];
        return new OpenApiSchema
        {
            Type = JsonSchemaType.Object,
            Description = table.Caveat is { } caveat
                ? $"A row of {table.Name}. {table.Question} {caveat}"
                : $"A row of {table.Name}. {table.Question}",
            Properties = columns.ToDictionary(column => column.Name, IOpenApiSchema (column) =>
                new OpenApiSchema { Type = TypeOf(column), Items = ElementsOf(column), Description = DescriptionOf(column) }),
            Required = columns.Select(column => column.Name).ToHashSet(),
            Examples = [new JsonObject(columns.Select(column => KeyValuePair.Create(column.Name, ExampleOf(column))))],
        };
    }

    /// <summary>A row of a gold table, or of a source table.</summary>
    public static OpenApiSchema ForAnyTable(OpenApiDocument document) => new()
    {
        AnyOf = [.. Journey.GoldSchemas.Select(IOpenApiSchema (table) => new OpenApiSchemaReference(table.Name, document)), ForQuery()],
    };

    /// <summary>A row whose columns the request decides.</summary>
    public static OpenApiSchema ForQuery() => new() { Type = JsonSchemaType.Object, Description = "A row: its columns by name." };

    /// <summary>The JSON type of a column's values, null included where it can be null.</summary>
    public static JsonSchemaType TypeOf(ColumnSchema column)
    {
        var type = column.Kind switch
        {
            ResultKind.Int32 or ResultKind.Int64 => JsonSchemaType.Integer,
            ResultKind.Money or ResultKind.Double => JsonSchemaType.Number,
            ResultKind.Bool => JsonSchemaType.Boolean,
            ResultKind.Item => JsonSchemaType.String | JsonSchemaType.Integer,
            ResultKind.Int32List or ResultKind.TextList or ResultKind.ItemList => JsonSchemaType.Array,
            _ => JsonSchemaType.String,
        };
        return column.IsNullable ? type | JsonSchemaType.Null : type;
    }

    /// <summary>The elements of a list; null for other columns.</summary>
    static OpenApiSchema? ElementsOf(ColumnSchema column) => column.Kind switch
    {
        ResultKind.Int32List => new OpenApiSchema { Type = JsonSchemaType.Integer },
        ResultKind.TextList => new OpenApiSchema { Type = JsonSchemaType.String },
        ResultKind.ItemList => new OpenApiSchema { Type = JsonSchemaType.String | JsonSchemaType.Integer },
        _ => null,
    };

    static string DescriptionOf(ColumnSchema column) => column switch
    {
        { Kind: ResultKind.Money } => $"{column.Description} Currency units with two decimals.",
        { Kind: ResultKind.Item } => $"{column.Description} Its name, or at product level the number PRODUCT_ID.",
        { Kind: ResultKind.ItemList } => $"{column.Description} Their names, or at product level the numbers PRODUCT_ID.",
        { Unit.Length: > 0 } => $"{column.Description} Unit: {column.Unit}.",
        _ => column.Description,
    };

    static JsonNode? ExampleOf(ColumnSchema column) => column.Kind switch
    {
        ResultKind.Int32 or ResultKind.Int64 => long.Parse(column.Example, CultureInfo.InvariantCulture),
        ResultKind.Money => decimal.Parse(column.Example, CultureInfo.InvariantCulture),
        ResultKind.Double => double.Parse(column.Example, CultureInfo.InvariantCulture),
        ResultKind.Bool => column.Example == "true",
        ResultKind.Int32List => new JsonArray([.. ElementsOf(column.Example).Select(
            number => JsonValue.Create(int.Parse(number, CultureInfo.InvariantCulture)))]),
        ResultKind.TextList or ResultKind.ItemList => new JsonArray([.. ElementsOf(column.Example).Select(text => JsonValue.Create(text))]),
        _ => column.Example,
    };

    static string[] ElementsOf(string example) => example.Split("; ");
}
