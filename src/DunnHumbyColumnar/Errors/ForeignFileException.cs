namespace DunnHumbyColumnar;

/// <summary>A file lies where generated data are to be written, and the generator did not write it. Nothing was written.</summary>
public sealed class ForeignFileException : DunnHumbyException
{
    internal ForeignFileException(string file, string why)
        : base($"{file} {why}; nothing was written. Choose another folder, or allow what is there to be replaced (--overwrite).") =>
        File = file;

    /// <summary>The file, or the folder of a store.</summary>
    public string File { get; }
}
