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
