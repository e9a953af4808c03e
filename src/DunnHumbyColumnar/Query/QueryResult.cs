using DunnHumbyColumnar.Results;

namespace DunnHumbyColumnar;

/// <summary>The answer to a query: the group keys, then the aggregates in the order they were asked for.</summary>
public sealed class QueryResult : JourneyResult
{
    internal QueryResult(ResultMetadata metadata, ResultFrame frame, QueryExplanation explanation)
        : base(metadata, frame) => Explanation = explanation;

    /// <summary>How it was computed.</summary>
    public QueryExplanation Explanation { get; }
}
