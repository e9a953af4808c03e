using DunnHumbyColumnar.Runtime;

namespace DunnHumbyColumnar.Query;

/// <summary>Sum divided by rows; null for no rows.</summary>
sealed class MeanAggregate : Aggregate
{
    public static readonly MeanAggregate Instance = new();

    public override string Word => "mean";

    public override bool TakesNumbersOnly => true;

    public override bool NeedsCounts => true;

    public override Accumulator CreateState(QueryPlan plan, MeasureSource? measure, Scratch scratch) =>
        new SumAccumulator(scratch);

    public override PendingColumn ToColumn(AggregateReader reader, string name, QueryColumn? column, Accumulator? state) =>
        reader.Ratios(name, ((SumAccumulator)state!).Memory, reader.Counts, column!);
}
