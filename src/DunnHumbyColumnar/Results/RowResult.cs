using System.Collections.Immutable;
using DunnHumbyColumnar.Results;

namespace DunnHumbyColumnar;

/// <summary>A computed result of few rows, stored as rows; its columns are built from them.</summary>
/// <typeparam name="TRow">The row type.</typeparam>
public abstract class RowResult<TRow> : JourneyResult<TRow>
{
    readonly RowSchema<TRow> _schema;
    readonly ImmutableArray<TRow> _rows;

    private protected RowResult(ResultMetadata metadata, RowSchema<TRow> schema, ImmutableArray<TRow> rows)
        : base(metadata, rows.Length, new Lazy<ResultFrame>(() => schema.ToFrame(rows))) => (_schema, _rows) = (schema, rows);

    internal override ResultFrame StoredFrame => new([.. Frame.Columns, .. _schema.ToStoredFrame(_rows).Columns]);

    private protected override TRow RowAt(int index) => _rows[index];
}
