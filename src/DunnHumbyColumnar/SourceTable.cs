using Apache.Arrow;
using DunnHumbyColumnar.Columns;
using DunnHumbyColumnar.Query;
using DunnHumbyColumnar.Results;
using DunnHumbyColumnar.Runtime;

namespace DunnHumbyColumnar;

/// <summary>
/// One of the eight source tables of an open journey, rows in stored order. An export as CSV can be ingested again and gives the same
/// snapshot content. Safe for concurrent readers; not to be used after the journey is disposed.
/// </summary>
public sealed class SourceTable : TabularResult
{
    readonly TableData _table;
    readonly Func<IDisposable> _hold;
    readonly MemoryBudget _budget;

    internal SourceTable(ResultMetadata metadata, TableData table, Func<IDisposable> hold, MemoryBudget budget)
        : base(metadata)
    {
        _table = table;
        _hold = hold;
        _budget = budget;
    }

    /// <inheritdoc/>
    public override long RowCount => _table.RowCount;

    /// <summary>
    /// The columns, under the names of the published CSV header in lower case. Where ids are texts in the data, a column of keys has one of
    /// texts behind it, for instance <c>household_code</c> behind <c>household_key</c>.
    /// </summary>
    public override IReadOnlyList<ColumnSchema> Columns => [.. TableFrames.SchemasOf(_table)];

    /// <summary>
    /// The rows as Arrow batches of plain columns: ids and numbers as integers, decimals as decimal(19, 2), texts as UTF-8. At least
    /// one batch; each is the caller's to dispose.
    /// </summary>
    /// <param name="money">How money is held.</param>
    public IEnumerable<RecordBatch> ToRecordBatches(MoneyType money = MoneyType.Decimal)
    {
        var type = MoneyColumns.TypeOf(money, MoneyColumns.Decimal);
        return Frames(0, RowCount, rowsHeld: 0).Select(frame => ArrowFrames.ToRecordBatch(frame, Metadata, money: type));
    }

    private protected override IEnumerable<ResultFrame> Frames(long first, long count, int rowsHeld)
    {
        using var hold = _hold();
        using var memory = new MemoryAccount(_budget);
        memory.Reserve($"reading {_table.Spec.Name}", TableFrames.BytesFor(_table, count, rowsHeld));
        foreach (var frame in TableFrames.Read(_table, first, count))
            yield return frame;
    }

    /// <summary>Any type does: a stored amount has 32 bits.</summary>
    private protected override void RequireMoneyFits(long first, long count, MoneyType type, FileFormat format)
    {
    }
}
