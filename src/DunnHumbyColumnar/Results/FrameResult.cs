namespace DunnHumbyColumnar.Results;

/// <summary>A result that is nothing but its columns: read back from the store, or rows of another.</summary>
sealed class FrameResult(ResultMetadata metadata, ResultFrame frame) : JourneyResult(metadata, frame);
