namespace DunnHumbyColumnar.Cli.Output;

/// <summary>What is said about a mapping: the reasons of a proposal, and the first rows that it reads.</summary>
static class MappingReport
{
    /// <summary>Faults of a table that are shown.</summary>
    const int Faults = 10;

    public static void Show(Terminal terminal, MappingProposal proposal)
    {
        int width = proposal.Columns.Select(column => column.Column.Length).DefaultIfEmpty(0).Max();
        foreach (var table in proposal.Columns.GroupBy(column => column.Table))
        {
            var files = proposal.Files.Where(file => file.Table == table.Key).ToList();
            foreach (var file in files)
                terminal.Say($"{table.Key}: {file.Name}, {file.Reason}; {LinesOf(file)}");
            foreach (var column in table)
                terminal.Say($"  {column.Column.PadRight(width)}  "
                    + (column.Source.Length > 0 ? $"{column.Source}: {column.Reason}" : column.Reason));
            string[] unused = [.. files.SelectMany(file => file.Unused).Distinct()];
            if (unused.Length > 0)
                terminal.Say($"  not used: {string.Join(", ", unused)}");
            terminal.Out.WriteLine();
        }

        foreach (var file in proposal.Files.Where(file => file.Table is null))
            terminal.Say($"no table: {file.Name}, {file.Reason}" + (file.Fault is { } fault ? $": {fault.Message}" : ""));
        List(terminal, "assumed", proposal.Assumptions);
        List(terminal, "open questions", proposal.Questions);
        if (proposal.Questions.IsEmpty)
            terminal.Say("no question is open");
    }

    /// <summary>Shows the rows beside their lines, then throws the first fault, if there is one.</summary>
    public static void Show(Terminal terminal, MappingPreview preview)
    {
        foreach (var table in preview.Tables)
        {
            terminal.Say($"{table.Table}: the first {Figures.Count(table.Lines)} lines of {string.Join(", ", table.Files)}");
            if (!table.FirstRows.IsEmpty)
                TextGrid.Write(
                    terminal,
                    [
                        GridColumn.Number("line"), .. table.Columns.Select(column => GridColumn.Text(column, rank: 1)),
                        GridColumn.Text("source line"),
                    ],
                    [.. table.FirstRows.Select(row => (string[])[Figures.Count(row.Line), .. row.Values, row.Source])],
                    "; a pipe has them");
            foreach (var fault in table.Faults.Take(Faults))
                terminal.Say($"  {fault.Message}");
            if (table.Faults.Length > Faults)
                terminal.Say($"  and {Figures.Count(table.Faults.Length - Faults)} more faults");
            foreach (string note in table.Notes)
                terminal.Note(note);
            terminal.Out.WriteLine();
        }

        if (preview.Tables.SelectMany(table => table.Faults).FirstOrDefault() is { } first)
            throw first;
        terminal.Say("no fault in these lines");
    }

    static string LinesOf(ProposedFile file) => file.IsWhole
        ? $"{Figures.Count(file.Lines)} lines"
        : $"the first {Figures.Count(file.Lines)} lines were read, there are more";

    static void List(Terminal terminal, string title, IReadOnlyCollection<string> sentences)
    {
        if (sentences.Count == 0)
            return;
        terminal.Say($"{title}:");
        foreach (string sentence in sentences)
            terminal.Say($"  {sentence}");
    }
}
