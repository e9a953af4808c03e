namespace DunnHumbyColumnar.Runtime;

/// <summary>What lies at a path.</summary>
enum FileKind
{
    Missing,
    File,
    Directory,

    /// <summary>A pipe, socket or device; a link where links are not followed.</summary>
    Other,
}

/// <param name="Kind">What it is.</param>
/// <param name="Length">Bytes of a file; otherwise 0.</param>
readonly record struct FileStatus(FileKind Kind, long Length);
