using Spectre.Console;

namespace DunnHumbyColumnar.Cli.Output;

/// <summary>A framed table of the demonstration, with as many of its columns as fit the terminal.</summary>
sealed class DemoTable(string title, params GridColumn[] columns)
{
    /// <summary>Blank, line, blank.</summary>
    const int Gap = 3;

    /// <summary>Line and blank on both sides.</summary>
    const int Edges = 4;

    readonly List<string[]> _rows = [];

    /// <summary>What stands below it.</summary>
    public string Caption { get; set; } = "";

    public void AddRow(params string[] cells) => _rows.Add(cells);

    public void Write(Terminal terminal)
    {
        var plan = GridPlan.Create(columns, _rows, terminal.Width, Gap, Edges);
        var table = new Table { Title = new TableTitle(Markup.Escape(title)), Border = TableBorder.Rounded };
        for (int k = 0; k < plan.Kept.Length; k++)
        {
            var column = columns[plan.Kept[k]];
            table.AddColumn(new TableColumn(Markup.Escape(column.Name))
            {
                Alignment = column.IsNumber ? Justify.Right : Justify.Left,
                NoWrap = true,
                Width = plan.Widths[k],
            });
        }

        foreach (string[] row in _rows)
            table.AddRow([.. plan.Cells(row).Select(Markup.Escape)]);
        if (Caption.Length > 0)
            table.Caption(Markup.Escape(Caption));
        terminal.OutConsole.Write(table);
        if (plan.Kept.Length < columns.Length)
            terminal.Note($"{title}: {TextGrid.LeftOut(columns, plan)} for lack of width");
    }
}
