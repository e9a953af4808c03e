using DunnHumbyColumnar.Runtime;

namespace DunnHumbyColumnar.Query;

/// <summary>Exact sum; 0 for no rows.</summary>
sealed class SumAggregate : Aggregate
{
    public static readonly SumAggregate Instance = new();

    public override string Word => "sum";

    public override bool TakesNumbersOnly => true;

    public override Accumulator CreateState(QueryPlan plan, MeasureSource? measure, Scratch scratch) =>
        new SumAccumulator(scratch);

    public override PendingColumn ToColumn(AggregateReader reader, string name, QueryColumn? column, Accumulator? state) =>
        reader.PerRow(name, column!.Domain.Kind == ResultKind.Money ? ResultKind.Money : ResultKind.Int64, ((SumAccumulator)state!).Memory);
}
