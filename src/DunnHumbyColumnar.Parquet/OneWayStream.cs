namespace DunnHumbyColumnar.Parquet;

/// <summary>
/// The stream that a native writer sees: it counts positions from its own first byte, keeps what the target throws, and can be sealed
/// against bytes of a file that will not be finished.
/// </summary>
sealed class OneWayStream(Stream target) : Stream
{
    long _position;
    bool _isSealed;

    /// <summary>What the target threw; null: nothing.</summary>
    public Exception? Failure { get; private set; }

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => _position;

    public override long Position
    {
        get => _position;
        set => throw new NotSupportedException();
    }

    /// <summary>Lets no further byte through.</summary>
    public void Seal() => _isSealed = true;

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        if (_isSealed)
            return;
        try
        {
            target.Write(buffer);
        }
        catch (Exception failure)
        {
            Failure = failure;
            _isSealed = true;
            throw;
        }

        _position += buffer.Length;
    }

    public override void Flush()
    {
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();
}
