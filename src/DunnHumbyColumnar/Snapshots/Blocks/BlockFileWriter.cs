using System.Collections.Immutable;
using System.IO.Hashing;

namespace DunnHumbyColumnar.Snapshots;

/// <summary>
/// Writes a file front to back in blocks: each block adds its XXH128 to the file's hash list, is appended to the content hash and written
/// at its offset. Cancellation is checked before every block and before the sync.
/// </summary>
sealed class BlockFileWriter(IStoreFile file, string name, int blockBytes, XxHash128? content, CancellationToken cancellationToken) : Stream
{
    readonly byte[] _block = GC.AllocateUninitializedArray<byte>(blockBytes);
    readonly ImmutableArray<UInt128>.Builder _hashes = ImmutableArray.CreateBuilder<UInt128>();
    int _filled;
    long _written;

    public override bool CanRead => false;

    /// <summary>The Arrow file writer requires a seekable stream, but only asks for its position.</summary>
    public override bool CanSeek => true;

    public override bool CanWrite => true;

    public override long Length => _written + _filled;

    public override long Position
    {
        get => Length;
        set => throw new NotSupportedException();
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        while (buffer.Length > 0)
        {
            // Whole blocks go straight from the caller's memory.
            if (_filled == 0 && buffer.Length >= blockBytes)
            {
                WriteBlock(buffer[..blockBytes]);
                buffer = buffer[blockBytes..];
                continue;
            }

            int count = Math.Min(buffer.Length, blockBytes - _filled);
            buffer[..count].CopyTo(_block.AsSpan(_filled));
            buffer = buffer[count..];
            _filled += count;
            if (_filled == blockBytes)
                WriteRest();
        }
    }

    /// <summary>Does nothing: blocks are written when full, the last by <see cref="Finish"/>.</summary>
    public override void Flush()
    {
    }

    /// <summary>Writes the last block and makes the file durable.</summary>
    public StoredFile Finish()
    {
        WriteRest();
        cancellationToken.ThrowIfCancellationRequested();
        file.Sync();
        return new StoredFile(name, _written, _hashes.ToImmutable());
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    void WriteRest()
    {
        int filled = _filled;
        _filled = 0;
        if (filled > 0)
            WriteBlock(_block.AsSpan(0, filled));
    }

    void WriteBlock(ReadOnlySpan<byte> block)
    {
        cancellationToken.ThrowIfCancellationRequested();
        _hashes.Add(Xxh128.Hash(block));
        content?.Append(block);
        file.Write(block, _written);
        _written += block.Length;
    }
}
