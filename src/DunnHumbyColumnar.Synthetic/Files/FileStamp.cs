namespace DunnHumbyColumnar.Synthetic;

/// <summary>A file as it was when it was written: another size or time means that someone has changed it since.</summary>
/// <param name="Name">Its name, without the folder.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="Modified">When its content was last written, UTC.</param>
readonly record struct FileStamp(string Name, long Bytes, DateTime Modified)
{
    public static FileStamp Of(FileInfo file, string name) => new(name, file.Length, file.LastWriteTimeUtc);
}
