namespace DunnHumbyColumnar.Results;

/// <summary>A result read back from the store.</summary>
sealed class StoredResult(ResultMetadata metadata, ResultFrame frame) : JourneyResult(metadata)
{
    public override int Count => frame.Rows;

    private protected override ResultFrame CreateFrame() => frame;
}
