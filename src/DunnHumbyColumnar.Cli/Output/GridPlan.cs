using System.Collections.Immutable;

namespace DunnHumbyColumnar.Cli.Output;

/// <summary>
/// Which columns of a table fit a width, and how wide they are. Texts are shortened first, down to <see cref="NarrowestText"/>; then
/// columns are left out by rank. Figures are never cut.
/// </summary>
/// <param name="Kept">0-based positions of the columns that are shown.</param>
/// <param name="Widths">Characters of each of those.</param>
sealed record GridPlan(ImmutableArray<int> Kept, ImmutableArray<int> Widths)
{
    /// <summary>Texts are shortened to this many characters at least, unless their heading is longer.</summary>
    public const int NarrowestText = 16;

    const string Cut = "…";

    /// <param name="columns">The columns.</param>
    /// <param name="rows">As many texts a row as there are columns.</param>
    /// <param name="width">Characters that fit a line.</param>
    /// <param name="gap">Characters between two columns.</param>
    /// <param name="edges">Characters before the first and after the last column.</param>
    public static GridPlan Create(
        IReadOnlyList<GridColumn> columns, IReadOnlyList<string[]> rows, int width, int gap, int edges)
    {
        int[] natural =
            [.. columns.Select((column, c) => rows.Aggregate(column.Name.Length, (widest, row) => Math.Max(widest, row[c].Length)))];
        var kept = Enumerable.Range(0, columns.Count).ToList();
        while (true)
        {
            int[] widths = [.. kept.Select(c => natural[c])];
            int excess = widths.Sum() + (gap * (kept.Count - 1)) + edges - width;
            Shorten(widths, [.. kept.Select(c => columns[c])], ref excess);
            if (excess > 0 && kept.Count == 1 && !columns[kept[0]].IsNumber)
                widths[0] = Math.Max(1, widths[0] - excess);
            if (excess <= 0 || kept.Count == 1)
                return new([.. kept], [.. widths]);
            kept.Remove(kept.OrderBy(c => columns[c].Rank).ThenBy(c => c).Last());
        }
    }

    /// <summary>The cells of a row that are shown, each no longer than its column is wide.</summary>
    public IEnumerable<string> Cells(IReadOnlyList<string> row) => Kept.Select((c, k) =>
        row[c].Length <= Widths[k] ? row[c] : row[c][..(Widths[k] - 1)] + Cut);

    /// <summary>Takes the excess from the widest texts, one character at a time.</summary>
    static void Shorten(int[] widths, GridColumn[] columns, ref int excess)
    {
        while (excess > 0)
        {
            int widest = -1;
            for (int c = 0; c < widths.Length; c++)
                if (!columns[c].IsNumber && widths[c] > Math.Max(NarrowestText, columns[c].Name.Length)
                    && (widest < 0 || widths[c] > widths[widest]))
                    widest = c;
            if (widest < 0)
                return;
            widths[widest]--;
            excess--;
        }
    }
}
