using System.Collections.Immutable;

namespace DunnHumbyColumnar.Results;

/// <summary>Reads the next cells of a row as the row.</summary>
delegate TRow ReadRow<out TRow>(ref RowReader cells);

/// <summary>
/// The schema of a table that is stored as rows because it has few: each column with its function from row to value, and the function from
/// the cells to the row where the table is a gold table.
/// </summary>
sealed class RowSchema<TRow>
{
    readonly ImmutableArray<RowColumn<TRow>> _columns;
    readonly ImmutableArray<RowColumn<TRow>> _stored;
    readonly ReadRow<TRow>? _read;

    /// <param name="name">The table's name.</param>
    /// <param name="question">The question that it answers.</param>
    /// <param name="orderedBy">The order of the rows.</param>
    /// <param name="columns">The columns.</param>
    /// <param name="caveat">What a reader must know; null: nothing.</param>
    /// <param name="read">Reads a row from its cells, those of <paramref name="stored"/> last; for gold tables.</param>
    /// <param name="stored">Columns that only the store keeps, because a row needs them.</param>
    public RowSchema(
        string name, string question, string orderedBy, ImmutableArray<RowColumn<TRow>> columns, string? caveat = null,
        ReadRow<TRow>? read = null, IEnumerable<RowColumn<TRow>>? stored = null)
    {
        _columns = columns;
        _stored = [.. stored ?? []];
        _read = read;
        Table = new TableSchema(name, question, orderedBy, [.. columns.Select(column => column.Schema)])
        {
            Caveat = caveat,
            StoredColumns = [.. _stored.Select(column => column.Schema)],
        };
    }

    public TableSchema Table { get; }

    public static implicit operator TableSchema(RowSchema<TRow> schema) => schema.Table;

    /// <summary>The columns of some rows.</summary>
    public ResultFrame ToFrame(IReadOnlyList<TRow> rows) => ToFrame(_columns, rows);

    /// <summary>The columns of some rows that only the store keeps.</summary>
    public ResultFrame ToStoredFrame(IReadOnlyList<TRow> rows) => ToFrame(_stored, rows);

    /// <summary>The rows of a frame that has the columns and those that only the store keeps.</summary>
    public ImmutableArray<TRow> FromFrame(ResultFrame frame)
    {
        var rows = ImmutableArray.CreateBuilder<TRow>(frame.Rows);
        for (int row = 0; row < frame.Rows; row++)
        {
            var cells = new RowReader(frame, row);
            rows.Add(_read!(ref cells));
        }

        return rows.MoveToImmutable();
    }

    static ResultFrame ToFrame(ImmutableArray<RowColumn<TRow>> columns, IReadOnlyList<TRow> rows) =>
        new([.. columns.Select(column => new ResultColumn(column.Schema, column.Read(rows)))]);
}
