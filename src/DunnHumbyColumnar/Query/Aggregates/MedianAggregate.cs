using DunnHumbyColumnar.Runtime;

namespace DunnHumbyColumnar.Query;

/// <summary>The middle value, or the mean of the two middle values; null for no rows.</summary>
sealed class MedianAggregate : Aggregate
{
    public static readonly MedianAggregate Instance = new();

    public override string Word => "median";

    public override bool TakesNumbersOnly => true;

    public override bool NeedsCounts => true;

    public override bool MayListValues => true;

    public override Accumulator CreateState(QueryPlan plan, MeasureSource? measure, Scratch scratch) =>
        new GroupValuesAccumulator(scratch);

    public override PendingColumn ToColumn(AggregateReader reader, string name, QueryColumn? column, Accumulator? state)
    {
        long[] middles = new long[reader.GroupCount];
        ((GroupValuesAccumulator)state!).SumMiddles(reader.Counts.Span, middles);
        return reader.Ratios(name, middles, Array.ConvertAll(reader.Counts.ToArray(), count => Math.Min(count, 1) * 2), column!);
    }
}
