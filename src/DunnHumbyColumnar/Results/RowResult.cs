using System.Collections.Immutable;
using DunnHumbyColumnar.Results;

namespace DunnHumbyColumnar;

/// <summary>A computed result of few rows, held as such.</summary>
/// <typeparam name="TRow">The row type.</typeparam>
public abstract class RowResult<TRow> : JourneyResult<TRow>
    where TRow : struct
{
    readonly ImmutableArray<TRow> _rows;

    private protected RowResult(ResultMetadata metadata, ImmutableArray<TRow> rows)
        : base(metadata) => _rows = rows;

    /// <inheritdoc/>
    public override int Count => _rows.Length;

    private protected override TRow RowAt(int index) => _rows[index];

    private protected TRow? First(Func<TRow, bool> isWanted)
    {
        foreach (var row in _rows)
            if (isWanted(row))
                return row;
        return null;
    }

    private protected ResultColumn Numbers(string name, Func<TRow, int> value) => ResultColumn.Int32(name, [.. _rows.Select(value)]);

    private protected ResultColumn Money(string name, Func<TRow, Cents> value) => ResultColumn.Money(name, [.. _rows.Select(row => value(row).Value)]);

    private protected ResultColumn Doubles(string name, Func<TRow, double?> value) => ResultColumn.Double(name, [.. _rows.Select(value)]);

    private protected ResultColumn Texts(string name, Func<TRow, string> value) => ResultColumn.Text(name, [.. _rows.Select(value)]);
}
