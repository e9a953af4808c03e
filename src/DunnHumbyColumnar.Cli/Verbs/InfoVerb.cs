using System.CommandLine;
using System.Text.Json;
using DunnHumbyColumnar.Cli.Output;
using DunnHumbyColumnar.Results;

namespace DunnHumbyColumnar.Cli.Verbs;

/// <summary>What a store holds.</summary>
static class InfoVerb
{
    static readonly JsonSerializerOptions Json = new() { WriteIndented = true, PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    public static Command Create(Terminal terminal)
    {
        var store = StoreLocation.Option();
        var output = new RowOptions(int.MaxValue);
        var verb = new Command(
            "info",
            "Generation, tables, rows, bytes and stored gold tables of a store; as CSV, Arrow or Parquet the tables only.\n"
            + "Example: dhc info --store data/store") { store };
        output.AddTo(verb);
        verb.SetAction((parsed, cancellationToken) => Task.Run(
            () =>
            {
                var target = output.Read(parsed, StoreLocation.Of(parsed, store));
                using var journey = Stores.Open(parsed, store);
                var info = journey.Info();
                if (target.IsReport)
                    Write(terminal, info);
                else if (target.Format == FileFormat.Json)
                    target.Fill(terminal, stream =>
                    {
                        JsonSerializer.Serialize(stream, info, Json);
                        stream.WriteByte((byte)'\n');
                    });
                else
                    target.Write(terminal, TableOf(info), null, cancellationToken);
                if (info.LeaseFailure is { } failure)
                    terminal.Note($"read without a lease: {failure}");
                return ExitCodes.Ok;
            },
            cancellationToken));
        return verb;
    }

    static TabularResult TableOf(StoreInfo info)
    {
        T[] Each<T>(Func<StoredTableInfo, T> value) => [.. info.Tables.Select(value)];
        return ReportTable.Of(
            "info", info,
            ResultColumn.Text("table", Each(table => table.Name)), ResultColumn.Int64("rows", Each(table => table.Rows)),
            ResultColumn.Int32("columns", Each(table => table.Columns)), ResultColumn.Int64("bytes", Each(table => table.Bytes)),
            ResultColumn.Int64("csv_bytes", Each(table => table.CsvBytes)), ResultColumn.Int64("rejects", Each(table => table.Rejects)));
    }

    static void Write(Terminal terminal, StoreInfo info)
    {
        terminal.Say(
            $"generation {info.Generation}, published {info.CreatedAt:yyyy-MM-dd HH:mm:ss}Z by version {info.EngineVersion}, "
            + $"{Figures.Bytes(info.Bytes)}");
        terminal.Out.WriteLine($"content    {info.ContentHash}");
        terminal.Out.WriteLine();
        TextGrid.Write(
            terminal,
            [
                GridColumn.Text("table"), GridColumn.Number("rows"), GridColumn.Number("columns", rank: 3),
                GridColumn.Number("store", rank: 1), GridColumn.Number("csv", rank: 2), GridColumn.Number("rejected"),
            ],
            [.. info.Tables.Select(table => (string[])
                [
                    table.Name, Figures.Count(table.Rows), Figures.Count(table.Columns), Figures.Bytes(table.Bytes),
                    Figures.Bytes(table.CsvBytes), Figures.Count(table.Rejects),
                ])]);
        terminal.Out.WriteLine();
        if (info.GoldTables.IsEmpty)
            terminal.Out.WriteLine("no gold tables stored; dhc gold builds them");
        else
            TextGrid.Write(
                terminal,
                [
                    GridColumn.Text("gold table"), GridColumn.Text("computed at"), GridColumn.Text("cleaning", rank: 1),
                    GridColumn.Text("options", rank: 2),
                ],
                [.. info.GoldTables.Select(table =>
                    (string[])[table.Name, $"{table.ComputedAt:yyyy-MM-dd HH:mm:ss}Z", table.Cleaning, table.Options])]);
    }
}
