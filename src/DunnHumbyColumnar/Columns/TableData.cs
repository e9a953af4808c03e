using System.Collections.Immutable;
using Apache.Arrow;

namespace DunnHumbyColumnar.Columns;

/// <summary>One table: a list of batches, column by column. Immutable and safe for concurrent readers.</summary>
sealed class TableData(TableSpec spec, ImmutableArray<int> batchRows, ImmutableArray<ColumnData> columns)
{
    public TableSpec Spec { get; } = spec;

    /// <summary>Rows of each batch.</summary>
    public ImmutableArray<int> BatchRows { get; } = batchRows;

    /// <summary>Columns in header order.</summary>
    public ImmutableArray<ColumnData> Columns { get; } = columns;

    public long RowCount { get; } = batchRows.Sum(rows => (long)rows);

    public ColumnData this[string column] => Spec.IndexOf(column) is >= 0 and int index
        ? Columns[index]
        : throw new ArgumentException($"{Spec.Name} has no column {column}.", nameof(column));

    /// <summary>One batch as stored: codes, cents and run-end encoded columns, sharing the buffers.</summary>
    public RecordBatch ToArrow(int batch)
    {
        var arrays = Columns.Select(column => column.Chunks[batch].ToArrow()).ToArray();
        var fields = Columns.Select((column, i) => new Field(column.Spec.Name, arrays[i].Data.DataType, nullable: false));
        return new RecordBatch(new Schema(fields, null), arrays, BatchRows[batch]);
    }
}
