using System.CommandLine;
using System.Globalization;
using DunnHumbyColumnar.Cli.Output;
using DunnHumbyColumnar.Results;

namespace DunnHumbyColumnar.Cli.Verbs;

/// <summary>How a source table's columns are stored, or what a gold table's columns mean.</summary>
static class DescribeVerb
{
    const string Elsewhere = "; --json or --out FILE has them";

    public static Command Create(Terminal terminal)
    {
        var table = TableArgument.OfAll();
        var store = StoreLocation.Option();
        var output = new RowOptions(int.MaxValue);
        var verb = new Command(
            "describe",
            "Of a source table meaning, storage, range, distinct values, runs, bytes and top values of each column; "
            + "of a gold table what each column means.\n"
            + "Example: dhc describe causal_data --store data/store")
        {
            table, store,
        };
        output.AddTo(verb);
        verb.SetAction((parsed, cancellationToken) => Task.Run(
            () =>
            {
                var target = output.Read(parsed, StoreLocation.Of(parsed, store));
                using var journey = Stores.Open(parsed, store);
                string name = parsed.GetRequiredValue(table);
                if (Journey.GoldSchemas.FirstOrDefault(schema => schema.Name == name) is { } gold)
                    Describe(terminal, target, journey.Info(), gold, cancellationToken);
                else if (Journey.SourceTableNames.Contains(name))
                    Describe(terminal, target, journey.Info(), journey.Describe(name), cancellationToken);
                else
                    throw TableArgument.Unknown(name);
                return ExitCodes.Ok;
            },
            cancellationToken));
        return verb;
    }

    static void Describe(
        Terminal terminal, RowTarget target, StoreInfo info, IReadOnlyList<ColumnDescription> columns, CancellationToken cancellationToken)
    {
        T[] Each<T>(Func<ColumnDescription, T> value) => [.. columns.Select(value)];
        var table = ReportTable.Of(
            "columns", info,
            ResultColumn.Text("column", Each(column => column.Name)), ResultColumn.Text("meaning", Each(column => column.Meaning)),
            ResultColumn.Text("stored_as", Each(column => column.Type)), ResultColumn.Text("encoding", Each(column => column.Encoding)),
            ResultColumn.Text("min", Each(column => column.Min)), ResultColumn.Text("max", Each(column => column.Max)),
            ResultColumn.Int64("distinct", Each(column => column.Distinct)), ResultColumn.Int64("runs", Each(column => column.Runs)),
            ResultColumn.Int64("bytes", Each(column => column.Bytes)),
            ResultColumn.Text("top_values", Each(TopValuesOf)));
        target.Write(
            terminal, table,
            rows => TextGrid.Write(
                terminal,
                [
                    GridColumn.Text("column"), GridColumn.Text("meaning", rank: 2), GridColumn.Text("stored as", rank: 3),
                    GridColumn.Text("encoding", rank: 5), GridColumn.Number("min"), GridColumn.Number("max"),
                    GridColumn.Number("distinct", rank: 1), GridColumn.Number("runs", rank: 6), GridColumn.Number("bytes", rank: 4),
                    GridColumn.Text("top values (rows)", rank: 1),
                ],
                [.. columns.Take(rows).Select(RowOf)], Elsewhere),
            cancellationToken);
    }

    static void Describe(Terminal terminal, RowTarget target, StoreInfo info, TableSchema gold, CancellationToken cancellationToken)
    {
        string[] Each(Func<ColumnSchema, string> value) => [.. gold.Columns.Select(value)];
        string NameOf(ColumnSchema column) => column.IsPerSection ? "one per section" : column.Name;
        var table = ReportTable.Of(
            "columns", info,
            ResultColumn.Text("column", Each(NameOf)), ResultColumn.Text("kind", Each(column => EnumNames.ToKebabCase(column.Kind))),
            ResultColumn.Text("unit", Each(column => column.Unit)),
            ResultColumn.Bool("is_nullable", [.. gold.Columns.Select(column => (bool?)column.IsNullable)]),
            ResultColumn.Text("meaning", Each(column => column.Description)), ResultColumn.Text("example", Each(column => column.Example)));
        if (target.IsTerminal(terminal))
            terminal.Note(gold.Question);
        target.Write(
            terminal, table,
            rows => TextGrid.Write(
                terminal,
                [
                    GridColumn.Text("column"), GridColumn.Text("kind", rank: 2), GridColumn.Text("unit", rank: 3),
                    GridColumn.Text("null", rank: 4), GridColumn.Text("meaning"), GridColumn.Text("example", rank: 1),
                ],
                [.. gold.Columns.Take(rows).Select(column => (string[])
                [
                    NameOf(column), EnumNames.ToKebabCase(column.Kind), column.Unit, column.IsNullable ? "yes" : "no",
                    column.Description, column.Example,
                ])],
                Elsewhere),
            cancellationToken);
        if (!target.IsTerminal(terminal))
            return;
        terminal.Note($"ordered by {gold.OrderedBy}");
        if (gold.Caveat is { } caveat)
            terminal.Note(caveat);
    }

    static string TopValuesOf(ColumnDescription column) =>
        string.Join("; ", column.TopValues.Select(top => string.Create(CultureInfo.InvariantCulture, $"{top.Value} ({top.Rows})")));

    static string[] RowOf(ColumnDescription column) =>
    [
        column.Name, column.Meaning, column.Type, column.Encoding, Shorten(column.Min ?? "-"), Shorten(column.Max ?? "-"),
        Figures.Count(column.Distinct), Figures.Count(column.Runs), Figures.Bytes(column.Bytes),
        string.Join(", ", column.TopValues.Take(3).Select(top => $"{Shorten(top.Value)} ({Figures.Count(top.Rows)})")),
    ];

    static string Shorten(string value) =>
        string.IsNullOrWhiteSpace(value) ? $"\"{value}\"" : value.Length <= 16 ? value : value[..15] + "…";
}
