using System.CommandLine;
using System.Text.Json;
using DunnHumbyColumnar.Cli.Output;

namespace DunnHumbyColumnar.Cli.Verbs;

/// <summary>What a store holds.</summary>
static class InfoVerb
{
    static readonly JsonSerializerOptions Json = new() { WriteIndented = true, PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    public static Command Create(Terminal terminal)
    {
        var store = CommonOptions.Store();
        var json = new Option<bool>("--json") { Description = "As JSON." };
        var verb = new Command(
            "info",
            "Generation, tables, rows, bytes and stored gold tables of a store.\nExample: dhc info --store data/store") { store, json };
        verb.SetAction(parsed =>
        {
            using var journey = Stores.Open(parsed, store);
            var info = journey.Info();
            if (parsed.GetValue(json))
                terminal.Out.WriteLine(JsonSerializer.Serialize(info, Json));
            else
                Write(terminal, info);
            if (info.LeaseFailure is { } failure)
                terminal.Note($"read without a lease: {failure}");
            return ExitCodes.Ok;
        });
        return verb;
    }

    static void Write(Terminal terminal, StoreInfo info)
    {
        terminal.Out.WriteLine(
            $"generation {info.Generation}, published {info.CreatedAt:yyyy-MM-dd HH:mm:ss}Z by version {info.EngineVersion}, "
            + $"{Figures.Bytes(info.Bytes)}");
        terminal.Out.WriteLine($"content    {info.ContentHash}");
        terminal.Out.WriteLine();
        TextGrid.Write(
            terminal.Out, terminal.Width, ["table", "rows", "columns", "store", "csv", "rejected"],
            [.. info.Tables.Select(table => (string[])
                [
                    table.Name, Figures.Count(table.Rows), Figures.Count(table.Columns), Figures.Bytes(table.Bytes),
                    Figures.Bytes(table.CsvBytes), Figures.Count(table.Rejects),
                ])],
            [false, true, true, true, true, true]);
        terminal.Out.WriteLine();
        if (info.GoldTables.IsEmpty)
            terminal.Out.WriteLine("no gold tables stored; dhc gold builds them");
        else
            TextGrid.Write(
                terminal.Out, terminal.Width, ["gold table", "computed at", "cleaning", "options"],
                [.. info.GoldTables.Select(table =>
                    (string[])[table.Name, $"{table.ComputedAt:yyyy-MM-dd HH:mm:ss}Z", table.Cleaning, table.Options])],
                [false, false, false, false]);
    }
}
