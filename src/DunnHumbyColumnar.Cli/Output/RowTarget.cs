using DunnHumbyColumnar.Results;

namespace DunnHumbyColumnar.Cli.Output;

/// <summary>Where the rows of a table go.</summary>
/// <param name="File">A file; null: standard output.</param>
/// <param name="Format">The format; null: aligned columns on a terminal, CSV elsewhere.</param>
/// <param name="Options">Which rows and how; without a limit all, but on a terminal <paramref name="Shown"/>.</param>
/// <param name="Shown">Rows that a terminal shows by default.</param>
sealed record RowTarget(string? File, FileFormat? Format, ExportOptions Options, int Shown)
{
    /// <summary>What shows the columns that do not fit a terminal.</summary>
    const string Elsewhere = "; --json or --out FILE has them";

    /// <summary>Rows that a terminal shows.</summary>
    public int TerminalRows => (int)Math.Min(Options.Limit ?? Shown, int.MaxValue);

    /// <summary>Whether a verb that reports in its own words may do so: neither file nor format is asked for.</summary>
    public bool IsReport => Format is null;

    /// <summary>Whether the rows are shown to a person.</summary>
    public bool IsTerminal(Terminal terminal) => Format is null && terminal.OutputIsTerminal;

    /// <summary>Writes or shows a table.</summary>
    /// <param name="terminal">Where standard output and notes go.</param>
    /// <param name="table">The table.</param>
    /// <param name="show">How a terminal shows the rows up to the given number; null: in aligned columns.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public void Write(Terminal terminal, TabularResult table, Action<int>? show, CancellationToken cancellationToken)
    {
        if (!IsTerminal(terminal))
        {
            Fill(terminal, stream => table.Write(stream, Format ?? FileFormat.Csv, Options, cancellationToken));
            if (File is not null)
                terminal.Note(
                    $"{table.Metadata.Name}: {Figures.Count(Math.Min(table.RowCount, Options.Limit ?? long.MaxValue))} rows, "
                    + $"{Figures.Bytes(new FileInfo(File).Length)} in {File}");
            return;
        }

        if (show is not null)
            show(TerminalRows);
        else
            Show(terminal, table);
        if (table.RowCount > TerminalRows)
            terminal.Note($"{Figures.Count(TerminalRows)} of {Figures.Count(table.RowCount)} rows; --limit shows more");
    }

    /// <summary>Writes content of any kind to the file, or to standard output.</summary>
    public void Fill(Terminal terminal, Action<Stream> fill)
    {
        if (File is not null)
            AtomicFile.Write(File, fill);
        else
            fill(terminal.OutStream);
    }

    void Show(Terminal terminal, TabularResult table)
    {
        string[][] rows = [.. table.Texts(new ExportOptions { Limit = TerminalRows })
            .Select(row => row.Select((cell, c) => CellFigures.Format(table.Columns[c], cell)).ToArray())];
        TextGrid.Write(
            terminal, [.. table.Columns.Select(column => new GridColumn(column.Name, CellFigures.IsNumber(column)))], rows, Elsewhere);
    }
}
