using DunnHumbyColumnar.Results;

namespace DunnHumbyColumnar;

/// <summary>The answer to a <see cref="JourneyQuery"/>: the group keys, then the aggregates in the order they were asked for.</summary>
public sealed class QueryResult : JourneyResult
{
    readonly ResultFrame _result;

    internal QueryResult(ResultMetadata metadata, ResultFrame frame, QueryExplanation explanation)
        : base(metadata)
    {
        _result = frame;
        Explanation = explanation;
    }

    /// <inheritdoc/>
    public override int Count => _result.Rows;

    /// <summary>How it was computed.</summary>
    public QueryExplanation Explanation { get; }

    private protected override ResultFrame CreateFrame() => _result;
}
