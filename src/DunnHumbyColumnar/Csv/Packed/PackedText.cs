namespace DunnHumbyColumnar.Csv;

/// <summary>
/// A compressed text. It is decompressed once, in order, by whichever thread asks for the next chunk; the lines of a chunk are parsed while
/// another thread decompresses the next.
/// </summary>
sealed class PackedText : SourceText
{
    readonly SourceLocation _source;
    readonly DecodedText _text;
    readonly Lock _gate = new();
    byte[] _carry = [];
    int _aheadTaken;
    int _taken;
    long _position;
    long _packedPosition;
    bool _isOver;

    public PackedText(SourceLocation source, SourceFile file)
        : base(source.Name, file)
    {
        _source = source;
        _text = DecodedText.Open(source, file);
        try
        {
            Size = _text.PackedLength;
            Head = ReadHead(bytes => _text.ReadAtLeast(bytes.Span, bytes.Length, throwOnEndOfStream: false));
        }
        catch
        {
            _text.Dispose();
            throw;
        }
    }

    public override long Size { get; }

    public override bool TryTake(Chunk chunk, CsvOptions options, long dataOffset, out int number)
    {
        lock (_gate)
        {
            number = _taken;
            if (_isOver)
                return false;
            _taken++;
            // Also after a failure there is no next chunk.
            _isOver = true;
            long start = _position - _carry.Length;
            int block = chunk.LoadNext(_carry, options.ChunkBytes, Fill, options.Hash);
            options.Memory?.Reserve("the ingest", block);
            _position += block;
            bool isLast = block < options.ChunkBytes;
            _carry = chunk.CutLines(start, dataOffset, options.LineLimit, isLast);
            chunk.SourceBytes = _text.PackedPosition - _packedPosition;
            _packedPosition += chunk.SourceBytes;
            _isOver = isLast;
            return true;
        }
    }

    public override Stream OpenWhole() => DecodedText.Open(_source, File);

    public override void Dispose()
    {
        _text.Dispose();
        base.Dispose();
    }

    /// <summary>Fills a buffer with the next bytes of the text, fewer only at its end.</summary>
    int Fill(byte[] buffer, int offset, int count)
    {
        var rest = Head.Span[_aheadTaken..];
        int ahead = Math.Min(rest.Length, count);
        rest[..ahead].CopyTo(buffer.AsSpan(offset));
        _aheadTaken += ahead;
        int wanted = count - ahead;
        return ahead + _text.ReadAtLeast(buffer.AsSpan(offset + ahead, wanted), wanted, throwOnEndOfStream: false);
    }
}
