namespace DunnHumbyColumnar.Cli.Output;

/// <summary>A table on standard output: aligned on a terminal, CSV elsewhere.</summary>
static class ResultPrinter
{
    /// <summary>Prints, or writes to a file if one is named.</summary>
    public static void PrintOrExport(Terminal terminal, TabularResult table, string? file, CancellationToken cancellationToken)
    {
        if (file is null)
            Print(terminal, table, new ExportOptions(), cancellationToken);
        else
            table.Export(file, null, cancellationToken);
    }

    public static void Print(Terminal terminal, TabularResult table, ExportOptions options, CancellationToken cancellationToken)
    {
        if (!terminal.OutputIsTerminal)
        {
            table.Write(terminal.OutStream, ExportFormat.Csv, options, cancellationToken);
            return;
        }

        using var json = new MemoryStream();
        table.Write(json, ExportFormat.Json, options, cancellationToken);
        var grid = JsonGrid.Parse(json.ToArray(), table.ColumnNames);
        TextGrid.Write(terminal.Out, terminal.Width, table.ColumnNames, grid.Rows, grid.AlignRight);
        if (table.RowCount > grid.Rows.Count)
            terminal.Note($"{Figures.Count(grid.Rows.Count)} of {Figures.Count(table.RowCount)} rows; --limit shows more");
    }
}
