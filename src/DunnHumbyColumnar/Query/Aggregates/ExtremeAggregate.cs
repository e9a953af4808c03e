using DunnHumbyColumnar.Runtime;

namespace DunnHumbyColumnar.Query;

/// <summary>Smallest or largest value; texts are compared ordinally. Null for no rows.</summary>
sealed class ExtremeAggregate : Aggregate
{
    public static readonly ExtremeAggregate Min = new(isMaximum: false);

    public static readonly ExtremeAggregate Max = new(isMaximum: true);

    readonly bool _isMaximum;

    ExtremeAggregate(bool isMaximum) => _isMaximum = isMaximum;

    public override string Word => _isMaximum ? "max" : "min";

    public override Accumulator CreateState(QueryPlan plan, MeasureSource? measure, MemoryBudget budget, Scratch scratch) =>
        new ExtremeAccumulator(budget, scratch, _isMaximum);

    /// <summary>Extremes of numbers are stored values, those of everything else codes; a group without a value, or without rows, has kept its start.</summary>
    public override PendingColumn ToColumn(AggregateReader reader, string name, QueryColumn? column, Accumulator? state)
    {
        var accumulator = (ExtremeAccumulator)state!;
        return column!.Domain.Decode(
            name,
            reader.Slots.Length,
            (row, codes) =>
            {
                var extremes = accumulator.Extremes;
                for (int i = 0; i < codes.Length; i++)
                {
                    int extreme = extremes[reader.Slots.Span[row + i]];
                    bool isNull = reader.IsEmpty || (extreme == accumulator.None && column.Domain.HasNull);
                    codes[i] = isNull ? -1 : column.IsNumber ? extreme - column.Source.Minimum : extreme;
                }
            },
            nullable: reader.IsUngrouped);
    }
}
