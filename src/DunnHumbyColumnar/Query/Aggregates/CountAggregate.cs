using DunnHumbyColumnar.Runtime;

namespace DunnHumbyColumnar.Query;

/// <summary>Rows of the group.</summary>
sealed class CountAggregate : Aggregate
{
    public static readonly CountAggregate Instance = new();

    public override string Word => "count";

    public override bool TakesColumn => false;

    public override bool NeedsCounts => true;

    public override Accumulator? CreateState(QueryPlan plan, MeasureSource? measure, Scratch scratch) => null;

    public override PendingColumn ToColumn(AggregateReader reader, string name, QueryColumn? column, Accumulator? state) =>
        reader.PerRow(name, ResultKind.Int64, reader.Counts);
}
