namespace DunnHumbyColumnar.Csv;

/// <summary>The bytes of a file in order, then those of a tail. Read only, forward only.</summary>
sealed class SourceFileStream(SourceFile file, byte[] tail) : ForwardStream
{
    long _position;

    /// <summary>Bytes of the file that have been read, the tail not counted.</summary>
    public override long Position
    {
        get => Math.Min(_position, file.Size);
        set => throw new NotSupportedException();
    }

    /// <summary>Whether more has been asked for than the file has.</summary>
    public bool IsOverrun { get; private set; }

    public long FileLength => file.Size;

    public override long Length => file.Size + tail.Length;

    public override int Read(Span<byte> buffer)
    {
        IsOverrun |= _position >= file.Size && !buffer.IsEmpty;
        int read = _position < file.Size ? file.Read(_position, buffer) : ReadTail(buffer);
        _position += read;
        return read;
    }

    int ReadTail(Span<byte> buffer)
    {
        var rest = tail.AsSpan((int)(_position - file.Size));
        int count = Math.Min(rest.Length, buffer.Length);
        rest[..count].CopyTo(buffer);
        return count;
    }
}
