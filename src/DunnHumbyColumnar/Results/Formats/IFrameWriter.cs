namespace DunnHumbyColumnar.Results;

/// <summary>One format: takes the frames of a table in order, at least one.</summary>
interface IFrameWriter
{
    void Write(ResultFrame frame);

    /// <summary>Writes what is left. The stream stays open.</summary>
    void End();
}
