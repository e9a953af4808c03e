using System.Text;

namespace DunnHumbyColumnar.Cli.Output;

/// <summary>
/// Rows of short texts in aligned columns. A terminal gets the columns that fit it and is told of the others; a few rows that do not fit
/// are written one value a line. Elsewhere everything is written, however wide.
/// </summary>
static class TextGrid
{
    /// <summary>As many rows are written one value a line where they are too wide.</summary>
    public const int FewRows = 3;

    const string Gap = "  ";
    const int NamedColumns = 6;

    /// <param name="terminal">Where to.</param>
    /// <param name="columns">The columns.</param>
    /// <param name="rows">As many texts a row as there are columns.</param>
    /// <param name="elsewhere">What shows the columns that do not fit; empty: nothing but a wider terminal.</param>
    public static void Write(Terminal terminal, IReadOnlyList<GridColumn> columns, IReadOnlyList<string[]> rows, string elsewhere = "")
    {
        int width = terminal.OutputIsTerminal ? terminal.Width : int.MaxValue / 2;
        var plan = GridPlan.Create(columns, rows, width, Gap.Length, edges: 0);
        if (plan.Kept.Length < columns.Count && rows.Count is > 0 and <= FewRows)
        {
            WriteRecords(terminal.Out, width, columns, rows);
            return;
        }

        WriteLine(terminal.Out, columns, [.. columns.Select(column => column.Name)], plan);
        foreach (string[] row in rows)
            WriteLine(terminal.Out, columns, row, plan);
        if (plan.Kept.Length < columns.Count)
            terminal.Note($"{LeftOut(columns, plan)} for lack of width{elsewhere}");
    }

    /// <summary>Names the columns that a plan leaves out.</summary>
    public static string LeftOut(IReadOnlyList<GridColumn> columns, GridPlan plan)
    {
        string[] names = [.. Enumerable.Range(0, columns.Count).Except(plan.Kept).Select(c => columns[c].Name)];
        string more = names.Length > NamedColumns ? $" and {names.Length - NamedColumns} more" : "";
        return $"{plan.Kept.Length} of {columns.Count} columns, without {string.Join(", ", names.Take(NamedColumns))}{more},";
    }

    static void WriteLine(TextWriter output, IReadOnlyList<GridColumn> columns, string[] row, GridPlan plan)
    {
        var line = new StringBuilder();
        int shown = 0;
        foreach (string cell in plan.Cells(row))
        {
            int width = plan.Widths[shown];
            line.Append(shown == 0 ? "" : Gap).Append(columns[plan.Kept[shown]].IsNumber ? cell.PadLeft(width) : cell.PadRight(width));
            shown++;
        }

        output.WriteLine(line.ToString().TrimEnd());
    }

    static void WriteRecords(TextWriter output, int width, IReadOnlyList<GridColumn> columns, IReadOnlyList<string[]> rows)
    {
        int names = columns.Max(column => column.Name.Length);
        int room = Math.Max(GridPlan.NarrowestText, width - names - Gap.Length);
        for (int row = 0; row < rows.Count; row++)
        {
            output.WriteLine($"-- row {row + 1}");
            for (int c = 0; c < columns.Count; c++)
            {
                string cell = rows[row][c];
                string shown = columns[c].IsNumber || cell.Length <= room ? cell : cell[..(room - 1)] + "…";
                output.WriteLine($"{columns[c].Name.PadRight(names)}{Gap}{shown}".TrimEnd());
            }
        }
    }
}
