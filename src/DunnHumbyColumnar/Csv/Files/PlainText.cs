namespace DunnHumbyColumnar.Csv;

/// <summary>A text that is not compressed: a chunk is a range of the file, read without regard to the others.</summary>
sealed class PlainText : SourceText
{
    int _taken = -1;

    public PlainText(string name, SourceFile file)
        : base(name, file)
    {
        using var bytes = new SourceFileStream(file, []);
        Head = ReadHead(head => bytes.ReadAtLeast(head.Span, head.Length, throwOnEndOfStream: false));
    }

    public override long Size => File.Size;

    public override bool TryTake(Chunk chunk, CsvOptions options, long dataOffset, out int number)
    {
        number = Interlocked.Increment(ref _taken);
        long from = (long)number * options.ChunkBytes;
        if (from >= Size)
            return false;
        chunk.Load(File, from, Math.Min(Size, from + options.ChunkBytes), dataOffset, options.LineLimit, options.Hash);
        return true;
    }

    public override Stream OpenWhole() => new SourceFileStream(File, []);
}
