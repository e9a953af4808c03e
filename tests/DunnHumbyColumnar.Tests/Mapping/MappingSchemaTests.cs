using System.Text.Json;
using System.Text.Json.Nodes;
using DunnHumbyColumnar.Columns;
using DunnHumbyColumnar.Mapping;
using DunnHumbyColumnar.Tests.Conventions;
using Json.Schema;
using Xunit;

namespace DunnHumbyColumnar.Tests.Mapping;

/// <summary>The published schema of mappings says what the code reads, and nothing else.</summary>
public sealed class MappingSchemaTests
{
    const string File = "docs/mapping.schema.json";

    static readonly JsonDocumentOptions Lax = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    static readonly JsonNode Root = JsonNode.Parse(Docs.Text(File))!;

    static readonly JsonSchema Schema = JsonSchema.FromText(Docs.Text(File));

    [Fact]
    public void Members_are_those_of_the_records()
    {
        Assert.Equal(MembersOf(typeof(JourneyMapping)), NamesOf(Root["properties"]!));
        Assert.Equal(MembersOf(typeof(TableMapping)), NamesOf(Root["$defs"]!["table"]!["properties"]!));
        Assert.Equal(MembersOf(typeof(SourceFormat)), NamesOf(Root["$defs"]!["format"]!["properties"]!));
        Assert.Equal(MembersOf(typeof(CleaningProfile)), NamesOf(Root["$defs"]!["cleaning"]!["properties"]!));
        Assert.Equal(MembersOf(typeof(ColumnMappingMembers)), NamesOf(Root["$defs"]!["column"]!["anyOf"]![1]!["properties"]!));
    }

    [Fact]
    public void Words_are_those_of_the_enumerations()
    {
        Assert.Equal(WordsOf<DecimalSign>(), TextsOf(Root["$defs"]!["decimals"]!["enum"]!));
        Assert.Equal(WordsOf<SourceEncoding>(), TextsOf(Root["$defs"]!["format"]!["properties"]!["encoding"]!["enum"]!));
        Assert.Equal(WordsOf<FieldDelimiter>(), TextsOf(Root["$defs"]!["format"]!["properties"]!["delimiter"]!["enum"]!));
    }

    [Fact]
    public void Tables_and_columns_are_those_of_the_definitions()
    {
        var tables = Root["properties"]!["tables"]!["properties"]!;
        Assert.Equal(CompleteJourney.Tables.Select(table => table.Name).Order(StringComparer.Ordinal), NamesOf(tables));
        foreach (var table in CompleteJourney.Tables)
        {
            var columns = tables[table.Name]!["properties"]!["columns"]!;
            Assert.Equal(table.Columns.Select(column => column.Name), TextsOf(columns["propertyNames"]!["enum"]!));
            Assert.Equal(
                table.Columns.Where(column => !AbsentColumns.HasMeaning(table, column) && !AbsentColumns.IsHousehold(table, column))
                    .Select(column => column.Name).Order(StringComparer.Ordinal),
                TextsOf(columns["required"]!).Order(StringComparer.Ordinal));
        }
    }

    [Fact]
    public void Presets_and_the_example_are_valid()
    {
        Assert.All(JourneyMapping.Presets, name => Assert.True(IsValid(JourneyMapping.Preset(name).ToJson()), name));
        Assert.All(Docs.Blocks("docs/mapping.md", "json"), example => Assert.True(IsValid(example), example));
        Assert.All(Docs.Blocks("docs/mapping.md", "json"), example => JourneyMapping.Parse(example));
    }

    [Theory]
    [InlineData("""{ "$schema": "mapping.schema.json", "tables": { "transaction_data": COLUMNS } }""", true)]
    [InlineData("""{ "tables": { "transaction_data": COLUMNS }, "table": {} }""", false)]
    [InlineData("""{ "tables": { "transactions": COLUMNS } }""", false)]
    [InlineData("""{ "tables": { "transaction_data": { "files": ["x"], "columns": { "household_key": "x" } } } }""", false)]
    [InlineData("""{ "tables": { "transaction_data": { "files": ["x"], "columns": { "product_id": "x" } } } }""", false)]
    [InlineData("""{ "tables": { "transaction_data": { "files": ["x"], "columns": { "product_id": "x", "basket_id": "y" } } } }""", true)]
    [InlineData("""{ "cleaning": { "name": "x", "first_day": 3 }, "tables": { "transaction_data": COLUMNS } }""", true)]
    [InlineData("""{ "cleaning": { "first_day": 3 }, "tables": { "transaction_data": COLUMNS } }""", false)]
    [InlineData("""{ "day_one": 1, "tables": { "transaction_data": COLUMNS } }""", false)]
    public void A_mapping_is_valid_where_the_code_reads_it(string json, bool isValid)
    {
        string mapping = json.Replace(
            "COLUMNS", """{ "files": ["x"], "columns": { "household_key": "x", "product_id": { "constant": "1" } } }""",
            StringComparison.Ordinal);
        Assert.Equal(isValid, IsValid(mapping));
        Assert.Equal(isValid, Record.Exception(() => JourneyMapping.Parse(mapping)) is null);
    }

    [Fact]
    public void The_name_of_a_schema_is_kept()
    {
        const string json = """
            {
              "$schema": "s.json",
              "tables": { "transaction_data": { "files": ["x"], "columns": { "household_key": "h", "product_id": "p" } } }
            }
            """;
        Assert.Contains("\"$schema\": \"s.json\"", JourneyMapping.Parse(json).ToJson(), StringComparison.Ordinal);
    }

    static bool IsValid(string json)
    {
        using var document = JsonDocument.Parse(json, Lax);
        return Schema.Evaluate(document.RootElement).IsValid;
    }

    static IEnumerable<string> MembersOf(Type type) =>
        MappingJson.Options.GetTypeInfo(type).Properties.Where(property => property.Set is not null).Select(property => property.Name)
            .Order(StringComparer.Ordinal);

    static IEnumerable<string> NamesOf(JsonNode members) => members.AsObject().Select(member => member.Key).Order(StringComparer.Ordinal);

    static IEnumerable<string> TextsOf(JsonNode texts) => texts.AsArray().Select(text => text!.GetValue<string>());

    static IEnumerable<string> WordsOf<T>()
        where T : struct, Enum => Enum.GetValues<T>().Select(EnumNames.ToKebabCase);
}
