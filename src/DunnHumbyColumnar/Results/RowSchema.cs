using System.Collections.Immutable;

namespace DunnHumbyColumnar.Results;

/// <summary>The schema of a table that is stored as rows because it has few: each column with its function from row to value.</summary>
sealed class RowSchema<TRow>
{
    readonly ImmutableArray<RowColumn<TRow>> _columns;

    public RowSchema(string name, string question, string orderedBy, ImmutableArray<RowColumn<TRow>> columns, string? caveat = null)
    {
        _columns = columns;
        Table = new TableSchema(name, question, orderedBy, [.. columns.Select(column => column.Schema)]) { Caveat = caveat };
    }

    public TableSchema Table { get; }

    public static implicit operator TableSchema(RowSchema<TRow> schema) => schema.Table;

    /// <summary>The columns of some rows.</summary>
    public ResultFrame ToFrame(IReadOnlyList<TRow> rows) =>
        new([.. _columns.Select(column => new ResultColumn(column.Schema, column.Read(rows)))]);
}
