using DunnHumbyColumnar.Runtime;

namespace DunnHumbyColumnar.Query;

/// <summary>Smallest or largest value; texts are compared ordinally. Null for no rows.</summary>
sealed class MinMaxAggregate : Aggregate
{
    public static readonly MinMaxAggregate Min = new(isMaximum: false);

    public static readonly MinMaxAggregate Max = new(isMaximum: true);

    readonly bool _isMaximum;

    MinMaxAggregate(bool isMaximum) => _isMaximum = isMaximum;

    public override string Word => _isMaximum ? "max" : "min";

    public override Accumulator CreateState(QueryPlan plan, MeasureSource? measure, Scratch scratch) =>
        new MinMaxAccumulator(scratch, _isMaximum);

    /// <summary>
    /// The state holds a stored value for numbers, otherwise a code; a group without values or rows has kept its initial state.
    /// </summary>
    public override PendingColumn ToColumn(AggregateReader reader, string name, QueryColumn? column, Accumulator? state)
    {
        var accumulator = (MinMaxAccumulator)state!;
        return column!.Domain.Decode(
            name,
            reader.GroupIds.Length,
            (row, codes) =>
            {
                var states = accumulator.Values;
                for (int i = 0; i < codes.Length; i++)
                {
                    int state = states[reader.GroupIds.Span[row + i]];
                    bool isNull = reader.IsEmpty || (state == accumulator.None && column.Domain.HasNull);
                    codes[i] = isNull ? -1 : column.IsNumber ? state - column.Source.Minimum : state;
                }
            },
            nullable: reader.IsUngrouped);
    }
}
