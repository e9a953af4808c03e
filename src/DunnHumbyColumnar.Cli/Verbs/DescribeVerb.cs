using System.CommandLine;
using DunnHumbyColumnar.Cli.Output;

namespace DunnHumbyColumnar.Cli.Verbs;

/// <summary>How a source table's columns are stored, or what a gold table's columns mean.</summary>
static class DescribeVerb
{
    public static Command Create(Terminal terminal)
    {
        var table = new Argument<string>("TABLE")
        {
            Description = $"A source table: {string.Join(", ", Journey.SourceTableNames)}; "
            + $"or a gold table: {string.Join(", ", Journey.GoldTableNames)}."
        };
        var store = CommonOptions.Store();
        var verb = new Command(
            "describe",
            "Of a source table type, encoding, range, distinct values, runs, bytes and top values of each column; "
            + "of a gold table what each column means.\n"
            + "Example: dhc describe causal_data --store data/store")
        {
            table, store,
        };
        verb.SetAction(parsed =>
        {
            using var journey = Stores.Open(parsed, store);
            string name = parsed.GetRequiredValue(table);
            if (Journey.GoldSchemas.FirstOrDefault(schema => schema.Name == name) is { } gold)
            {
                Describe(terminal, gold);
                return ExitCodes.Ok;
            }

            if (!Journey.SourceTableNames.Contains(name))
                throw MartSelection.Unknown(name);
            TextGrid.Write(
                terminal.Out, terminal.Width,
                ["column", "meaning", "type", "encoding", "min", "max", "distinct", "runs", "bytes", "top values (rows)"],
                [.. journey.Describe(name).Select(RowOf)],
                [false, false, false, false, true, true, true, true, true, false]);
            return ExitCodes.Ok;
        });
        return verb;
    }

    static void Describe(Terminal terminal, TableSchema table)
    {
        terminal.Note(table.Question);
        TextGrid.Write(
            terminal.Out, terminal.Width, ["column", "kind", "unit", "null", "meaning", "example"],
            [.. table.Columns.Select(column => (string[])
            [
                column.IsPerSection ? "one per section" : column.Name, EnumNames.ToKebabCase(column.Kind), column.Unit,
                column.IsNullable ? "yes" : "no", column.Description, column.Example,
            ])],
            [false, false, false, false, false, false]);
        terminal.Note($"ordered by {table.OrderedBy}");
        if (table.Caveat is { } caveat)
            terminal.Note(caveat);
    }

    static string[] RowOf(ColumnDescription column) =>
    [
        column.Name, column.Meaning, column.Type, column.Encoding, Shorten(column.Min ?? "-"), Shorten(column.Max ?? "-"),
        Figures.Count(column.Distinct), Figures.Count(column.Runs), Figures.Bytes(column.Bytes),
        string.Join(", ", column.TopValues.Take(3).Select(top => $"{Shorten(top.Value)} ({Figures.Count(top.Rows)})")),
    ];

    static string Shorten(string value) =>
        string.IsNullOrWhiteSpace(value) ? $"\"{value}\"" : value.Length <= 16 ? value : value[..15] + "…";
}
