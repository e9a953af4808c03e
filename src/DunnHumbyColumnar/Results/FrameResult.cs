namespace DunnHumbyColumnar.Results;

/// <summary>A result that has only columns: read back from the store, or picked from another result.</summary>
sealed class FrameResult(ResultMetadata metadata, ResultFrame frame) : JourneyResult(metadata, frame);
