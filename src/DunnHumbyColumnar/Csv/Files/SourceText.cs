namespace DunnHumbyColumnar.Csv;

/// <summary>
/// The text of one open source, plain or compressed: its start, and its chunks one after another. Chunks may be taken by several threads.
/// </summary>
abstract class SourceText(string name, SourceFile file) : IDisposable
{
    /// <summary>What a header seldom exceeds.</summary>
    const int FirstHeadBytes = 64 << 10;

    /// <summary>The longest line fits, and what shows that it is too long.</summary>
    const int MaxHeadBytes = LineSplitter.MaxLineBytes + 8;

    /// <summary>File name without its folder, followed by the entry in a zip archive.</summary>
    public string Name { get; } = name;

    /// <summary>The first bytes of the text, at least line 1 unless that is too long.</summary>
    public ReadOnlyMemory<byte> Head { get; protected init; }

    /// <summary>Bytes of the source as it lies in its folder or archive.</summary>
    public abstract long Size { get; }

    /// <summary>Time of last write of the file.</summary>
    public long ModifiedTicksUtc => File.ModifiedTicksUtc;

    protected SourceFile File { get; } = file;

    /// <summary>Opens a source; how it is compressed is told by its first bytes.</summary>
    /// <exception cref="InputDataException">There is no such file, or its compressed data are damaged.</exception>
    /// <exception cref="StoreIOException">It cannot be read.</exception>
    public static SourceText Open(SourceLocation source)
    {
        var file = SourceFile.Open(source.Path, source.Name);
        try
        {
            return DecodedText.IsPacked(source, file) ? new PackedText(source, file) : new PlainText(source.Name, file);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Fills a chunk with the next lines; false at the end of the text.</summary>
    /// <param name="chunk">Receives the lines, which may be none.</param>
    /// <param name="options">Bytes of the text that a chunk covers, hash function, whether lines may be of any length.</param>
    /// <param name="dataOffset">Where the first data line starts.</param>
    /// <param name="number">The chunk's number, from 0 in the order of the text.</param>
    public abstract bool TryTake(Chunk chunk, CsvOptions options, long dataOffset, out int number);

    /// <summary>The whole text from its start, independent of the chunks.</summary>
    public abstract Stream OpenWhole();

    /// <summary>Throws if the file has changed since it was opened.</summary>
    public void CheckUnchanged() => File.CheckUnchanged();

    public virtual void Dispose() => File.Dispose();

    /// <summary>Reads the start of a text, as much as has a whole line that is not blank.</summary>
    /// <param name="fill">Fills a range of bytes from where it stopped last, with fewer only at the end of the text.</param>
    protected static ReadOnlyMemory<byte> ReadHead(Func<Memory<byte>, int> fill)
    {
        var head = new byte[FirstHeadBytes];
        int have = fill(head);
        if (have < head.Length || HasLine(head))
            return head.AsMemory(0, have);
        Array.Resize(ref head, MaxHeadBytes);
        return head.AsMemory(0, have + fill(head.AsMemory(have)));
    }

    static bool HasLine(ReadOnlySpan<byte> head)
    {
        int start = head.IndexOfAnyExcept(" \t\r\n"u8);
        return start >= 0 && head[start..].Contains((byte)'\n');
    }
}
