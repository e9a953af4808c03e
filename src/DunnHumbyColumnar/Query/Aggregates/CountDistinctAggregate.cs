using DunnHumbyColumnar.Runtime;

namespace DunnHumbyColumnar.Query;

/// <summary>
/// Number of distinct values, without unknown ones: a bitmap of values per group while those are small, otherwise sorted (group id, value)
/// pairs.
/// </summary>
sealed class CountDistinctAggregate : Aggregate
{
    public static readonly CountDistinctAggregate Instance = new();

    /// <summary>Limit of the bitmaps of all groups.</summary>
    const long MaxBitmapBytes = 16L << 20;

    public override string Word => "count_distinct";

    public override bool MayListValues => true;

    public override Accumulator CreateState(QueryPlan plan, MeasureSource? measure, Scratch scratch)
    {
        int values = measure!.Named.Domain.Size;
        bool isSmall = plan.Grouping == GroupForm.Dense && measure.Map is not null
            && BitmapAccumulator.BytesOf(plan.DenseGroups, values) <= MaxBitmapBytes;
        return isSmall ? new BitmapAccumulator(scratch, values) : new GroupValuesAccumulator(scratch);
    }

    public override PendingColumn ToColumn(AggregateReader reader, string name, QueryColumn? column, Accumulator? state)
    {
        if (state is BitmapAccumulator bitmaps)
            return reader.Filled(name, ResultKind.Int64, bitmaps.CountDistinct);
        long[] distinct = new long[reader.GroupCount];
        ((GroupValuesAccumulator)state!).CountDistinct(distinct);
        return reader.PerRow(name, ResultKind.Int64, distinct);
    }
}
