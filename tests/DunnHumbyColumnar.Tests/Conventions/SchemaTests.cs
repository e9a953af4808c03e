using System.Globalization;
using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using DunnHumbyColumnar.Results;
using DunnHumbyColumnar.Tests.Support;
using Xunit;

namespace DunnHumbyColumnar.Tests.Conventions;

/// <summary>The schemas of the gold tables are complete, and what is made from them or beside them agrees.</summary>
public sealed partial class SchemaTests(SyntheticStore synthetic) : IClassFixture<SyntheticStore>
{
    const BindingFlags Statics = BindingFlags.Static | BindingFlags.NonPublic;

    public static TheoryData<string> GoldTables => [.. Journey.GoldTableNames];

    /// <summary>Result types with a schema, with the type of their rows; recommendations beside their explained form only once.</summary>
    static readonly (Type Result, Type Row, TableSchema Schema)[] Tables =
    [
        .. typeof(Journey).Assembly.GetTypes()
            .Select(type => (Type: type, Field: type.GetField("Schema", Statics)))
            .Where(table => table.Field is not null && !table.Type.IsAbstract)
            .Select(table => (table.Type, RowOf(table.Type), SchemaOf(table.Field!.GetValue(null)!))),
    ];

    [Theory]
    [MemberData(nameof(GoldTables))]
    public void Each_column_says_what_it_means(string table)
    {
        var schema = Journey.GoldSchemas.Single(schema => schema.Name == table);
        Assert.EndsWith("?", schema.Question, StringComparison.Ordinal);
        Assert.Equal(schema.Columns.Length, schema.Columns.DistinctBy(column => column.Name).Count());
        Assert.All(schema.Columns, column =>
        {
            Assert.Matches("^.{4,}[.]$", column.Description);
            Assert.True(IsExample(column), $"{column.Name}: {column.Example} is no {column.Kind}");
        });
        var ordering = schema.OrderedBy.Split(',', StringSplitOptions.TrimEntries)
            .Where(part => !part.Contains(' ', StringComparison.Ordinal));
        Assert.Empty(ordering.Except([.. schema.Columns.Select(column => column.Name), "untargeted", "redeeming"]));
    }

    [Theory]
    [MemberData(nameof(GoldTables))]
    public void A_result_has_the_columns_of_its_schema_and_Arrow_their_words(string table)
    {
        var result = synthetic.Open.Gold(table);
        var columns = Journey.GoldSchemas.Single(schema => schema.Name == table).WithSections(SectionSales.Names).Columns;
        Assert.Equal(columns, result.Columns);
        using var batch = result.ToRecordBatch();
        foreach (var column in columns)
        {
            var field = batch.Schema.GetFieldByName(column.Name);
            Assert.Equal((column.Name, column.IsNullable), (field.Name, field.IsNullable));
            var words = field.Metadata;
            Assert.Equal(column.Description, words["description"]);
            Assert.Equal(column.Unit, words.GetValueOrDefault("unit", ""));
        }

        // A column that says it has no nulls has none.
        foreach (var column in result.Frame.Columns.Where(column => !column.Schema.IsNullable))
            for (int row = 0; row < result.Count; row++)
                Assert.NotNull(column.Values.GetValue(row));
    }

    [Fact]
    public void A_row_says_the_same_as_the_columns()
    {
        var docs = XDocument.Load(Path.ChangeExtension(typeof(Journey).Assembly.Location, ".xml"))
            .Descendants("member").ToDictionary(member => member.Attribute("name")!.Value);
        var faults = new List<string>();
        foreach (var (_, row, schema) in Tables)
            foreach (var property in row.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
                .Where(property => IsCell(property.PropertyType)))
            {
                var words = docs[$"T:{row.FullName}"].Elements("param")
                    .FirstOrDefault(param => param.Attribute("name")!.Value == property.Name)
                    ?? docs[$"P:{row.FullName}.{property.Name}"].Element("summary")!;
                string text = WhiteSpace().Replace(words.Value.Trim(), " ").Replace(", in currency units", "", StringComparison.Ordinal);
                if (!schema.Columns.Any(column => column.Description == text))
                    faults.Add($"{row.Name}.{property.Name}: {text}");
            }

        Assert.Empty(faults);
    }

    [Fact]
    public void Every_gold_table_is_a_result_with_rows() =>
        Assert.Empty(Journey.GoldTableNames.Except(Tables.Select(table => table.Schema.Name)));

    [Fact]
    public void The_table_reference_is_made_of_the_schemas()
    {
        string path = Path.Combine(Repository.Root, "docs", "tables.md");
        string written = File.ReadAllText(path);
        const string Mark = "## household_sales\n";
        string expected = written[..written.IndexOf(Mark, StringComparison.Ordinal)]
            + string.Join("\n", Journey.GoldSchemas.Select(Describe))
            + "\n# Other results\n\nResults that are not stored, for the library, the command line and HTTP.\n\n"
            + string.Join("\n", Tables.Select(table => table.Schema).Where(IsNoGoldTable).Append(RecommendationsResult.Explained)
                .OrderBy(table => table.Name, StringComparer.Ordinal).Select(Describe));
        if (written == expected)
            return;
        string received = Path.Combine(Path.GetTempPath(), "tables.received.md");
        File.WriteAllText(received, expected);
        Assert.Fail($"docs/tables.md is not what the schemas say; compare it with {received} and copy that over.");
    }

    static bool IsNoGoldTable(TableSchema table) => !Journey.GoldTableNames.Contains(table.Name);

    static string Describe(TableSchema table)
    {
        var text = new StringBuilder();
        string more = table == RecommendationsResult.Explained ? " of one household, with evidence" : "";
        text.Append(CultureInfo.InvariantCulture, $"## {table.Name}{more}\n\n{table.Question} Ordered by {table.OrderedBy}.\n");
        if (table.Caveat is { } caveat)
            text.Append(CultureInfo.InvariantCulture, $"**{char.ToUpperInvariant(caveat[0])}{caveat[1..]}.**\n");
        text.Append("\n| column | kind | meaning | example |\n|---|---|---|---|\n");
        foreach (var column in table.Columns)
        {
            string name = column.IsPerSection ? "one per section" : $"`{column.Name}`";
            string kind = EnumNames.ToKebabCase(column.Kind)
                + (column.Unit.Length > 0 ? ", " + column.Unit : "") + (column.IsNullable ? ", or null" : "");
            text.Append(
                CultureInfo.InvariantCulture,
                $"| {name} | {kind} | {column.Description.Replace("|", "\\|", StringComparison.Ordinal)} | {column.Example} |\n");
        }

        return text.ToString();
    }

    static bool IsExample(ColumnSchema column) => column.Kind switch
    {
        ResultKind.Int32 => int.TryParse(column.Example, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _),
        ResultKind.Int64 => long.TryParse(column.Example, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _),
        ResultKind.Money => MoneyPattern().IsMatch(column.Example),
        ResultKind.Double => double.TryParse(column.Example, NumberStyles.Float, CultureInfo.InvariantCulture, out _),
        ResultKind.Bool => column.Example is "true" or "false",
        ResultKind.Date => DateOnly.TryParseExact(column.Example, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
        _ => column.Example.Length > 0,
    };

    /// <summary>Whether a property is one cell; groups of cells have words of their own.</summary>
    static bool IsCell(Type type) => (Nullable.GetUnderlyingType(type) ?? type) is var cell
        && (cell.IsPrimitive || cell.IsEnum || cell == typeof(string) || cell == typeof(Cents) || cell == typeof(DateOnly));

    static Type RowOf(Type result) => result.GetInterfaces()
        .Single(type => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>)).GetGenericArguments()[0];

    static TableSchema SchemaOf(object schema) =>
        schema as TableSchema ?? (TableSchema)schema.GetType().GetProperty(nameof(RowSchema<int>.Table))!.GetValue(schema)!;

    [GeneratedRegex(@"\s+")]
    private static partial Regex WhiteSpace();

    [GeneratedRegex(@"^-?\d+\.\d\d$")]
    private static partial Regex MoneyPattern();
}
