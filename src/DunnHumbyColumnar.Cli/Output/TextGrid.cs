using System.Text;

namespace DunnHumbyColumnar.Cli.Output;

/// <summary>Rows of short texts in aligned columns; where they are wider than the terminal, one value a line.</summary>
static class TextGrid
{
    const string Gap = "  ";

    /// <param name="output">Where to.</param>
    /// <param name="width">Characters that fit a line.</param>
    /// <param name="header">Column names.</param>
    /// <param name="rows">As many texts a row as there are names.</param>
    /// <param name="alignRight">Columns of numbers.</param>
    public static void Write(
        TextWriter output, int width, IReadOnlyList<string> header, IReadOnlyList<string[]> rows, IReadOnlyList<bool> alignRight)
    {
        int[] widths = [.. header.Select((name, c) => Math.Max(name.Length, rows.Count == 0 ? 0 : rows.Max(row => row[c].Length)))];
        if (widths.Sum() + ((widths.Length - 1) * Gap.Length) > width)
        {
            WriteRecords(output, header, rows);
            return;
        }

        WriteLine(output, header, widths, alignRight);
        foreach (string[] row in rows)
            WriteLine(output, row, widths, alignRight);
    }

    static void WriteLine(TextWriter output, IReadOnlyList<string> cells, int[] widths, IReadOnlyList<bool> alignRight)
    {
        var line = new StringBuilder();
        for (int c = 0; c < widths.Length; c++)
            line.Append(c == 0 ? "" : Gap).Append(alignRight[c] ? cells[c].PadLeft(widths[c]) : cells[c].PadRight(widths[c]));
        output.WriteLine(line.ToString().TrimEnd());
    }

    static void WriteRecords(TextWriter output, IReadOnlyList<string> header, IReadOnlyList<string[]> rows)
    {
        int width = header.Max(name => name.Length);
        for (int row = 0; row < rows.Count; row++)
        {
            output.WriteLine($"-- row {row + 1}");
            for (int c = 0; c < header.Count; c++)
                output.WriteLine($"{header[c].PadRight(width)}{Gap}{rows[row][c]}");
        }
    }
}
