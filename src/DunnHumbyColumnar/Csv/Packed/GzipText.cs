using System.IO.Compression;

namespace DunnHumbyColumnar.Csv;

/// <summary>
/// Gzip data with any number of members, read to their end or not at all. <see cref="GZipStream"/> ends without an error where a file is
/// cut off and where something else follows a member, so a member of our own is put behind the file: only if its text comes out last was
/// the file whole.
/// </summary>
sealed class GzipText : ForwardStream
{
    static readonly byte[] EndMark = [.. "\u0001\u0003 end of file \u0003\u0001"u8];

    /// <summary>What the compressed bytes must be followed by.</summary>
    public static readonly byte[] EndMember = Compress(EndMark);

    readonly GZipStream _members;
    readonly byte[] _buffer = new byte[(64 << 10) + EndMark.Length];
    int _start;
    int _end;
    bool _isOver;

    /// <param name="bytes">A file, followed by <see cref="EndMember"/>.</param>
    public GzipText(Stream bytes) => _members = new GZipStream(bytes, CompressionMode.Decompress);

    public static bool IsGzip(ReadOnlySpan<byte> start) => start is [0x1F, 0x8B, ..];

    /// <exception cref="InvalidDataException">The data are damaged, or the file is not whole.</exception>
    public override int Read(Span<byte> buffer)
    {
        while (!_isOver && _end - _start <= EndMark.Length)
            Refill();
        int ready = Math.Min(_end - _start - (_isOver ? 0 : EndMark.Length), buffer.Length);
        _buffer.AsSpan(_start, ready).CopyTo(buffer);
        _start += ready;
        return ready;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _members.Dispose();
        base.Dispose(disposing);
    }

    /// <summary>Keeps what may be the end mark and reads more behind it; at the end takes the mark away.</summary>
    void Refill()
    {
        _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
        (_start, _end) = (0, _end - _start);
        int read = _members.Read(_buffer.AsSpan(_end));
        _end += read;
        if (read > 0)
            return;
        if (!_buffer.AsSpan(0, _end).SequenceEqual(EndMark))
            throw new InvalidDataException("something that is no gzip data follows a member");
        (_end, _isOver) = (0, true);
    }

    static byte[] Compress(byte[] text)
    {
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Fastest))
            gzip.Write(text);
        return compressed.ToArray();
    }
}
