using System.CommandLine;
using DunnHumbyColumnar.Cli.Output;

namespace DunnHumbyColumnar.Cli.Verbs;

/// <summary>How a table's columns are stored.</summary>
static class DescribeVerb
{
    public static Command Create(Terminal terminal)
    {
        var table = new Argument<string>("TABLE") { Description = $"One of {string.Join(", ", Journey.SourceTableNames)}." };
        var store = CommonOptions.Store();
        var verb = new Command("describe", "Type, encoding, range, distinct values, runs, bytes and top values of each column.\nExample: dhc describe causal_data --store data/store") { table, store };
        verb.SetAction(parsed =>
        {
            using var journey = Stores.Open(parsed, store);
            TextGrid.Write(
                terminal.Out, terminal.Width, ["column", "meaning", "type", "encoding", "min", "max", "distinct", "runs", "bytes", "top values (rows)"],
                [.. journey.Describe(parsed.GetRequiredValue(table)).Select(RowOf)],
                [false, false, false, false, true, true, true, true, true, false]);
            return ExitCodes.Ok;
        });
        return verb;
    }

    static string[] RowOf(ColumnDescription column) =>
    [
        column.Name, column.Meaning, column.Type, column.Encoding, Shorten(column.Min ?? "-"), Shorten(column.Max ?? "-"), Figures.Count(column.Distinct), Figures.Count(column.Runs),
        Figures.Bytes(column.Bytes), string.Join(", ", column.TopValues.Take(3).Select(top => $"{Shorten(top.Value)} ({Figures.Count(top.Rows)})")),
    ];

    static string Shorten(string value) => string.IsNullOrWhiteSpace(value) ? $"\"{value}\"" : value.Length <= 16 ? value : value[..15] + "…";
}
