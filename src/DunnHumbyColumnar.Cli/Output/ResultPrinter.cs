namespace DunnHumbyColumnar.Cli.Output;

/// <summary>A table on standard output: aligned on a terminal, CSV elsewhere.</summary>
static class ResultPrinter
{
    /// <summary>
    /// Writes to a file if one is named, otherwise prints. On a terminal <paramref name="show"/> may print in its own way.
    /// </summary>
    public static void PrintOrExport(
        Terminal terminal, TabularResult table, string? file, Action<Terminal>? show, CancellationToken cancellationToken)
    {
        if (file is not null)
            table.Export(file, null, cancellationToken);
        else if (show is not null && terminal.OutputIsTerminal)
            show(terminal);
        else
            Print(terminal, table, new ExportOptions(), cancellationToken);
    }

    public static void Print(Terminal terminal, TabularResult table, ExportOptions options, CancellationToken cancellationToken)
    {
        if (!terminal.OutputIsTerminal)
        {
            table.Write(terminal.OutStream, ExportFormat.Csv, options, cancellationToken);
            return;
        }

        string[][] rows = [.. table.Texts(options).Select(row => row.Select(cell => cell ?? "").ToArray())];
        TextGrid.Write(terminal.Out, terminal.Width, table.ColumnNames, rows, [.. table.Columns.Select(column => IsNumber(column.Kind))]);
        if (table.RowCount > rows.Length)
            terminal.Note($"{Figures.Count(rows.Length)} of {Figures.Count(table.RowCount)} rows; --limit shows more");
    }

    static bool IsNumber(ResultKind kind) => kind is ResultKind.Int32 or ResultKind.Int64 or ResultKind.Money or ResultKind.Double;
}
