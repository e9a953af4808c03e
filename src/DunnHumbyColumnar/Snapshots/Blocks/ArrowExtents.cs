using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Apache.Arrow;
using Apache.Arrow.Ipc;

namespace DunnHumbyColumnar.Snapshots;

/// <summary>
/// Locates the buffers of an Arrow file in it: the reader is opened over the file's bytes in memory and copies nothing, so a buffer's
/// distance from the first byte is its offset in the file.
/// </summary>
sealed class ArrowExtents : IDisposable
{
    /// <summary>The stream that an Arrow file wraps starts after the magic and its padding.</summary>
    const int StreamStart = 8;

    readonly ReadOnlyMemory<byte> _file;
    readonly ArrowStreamReader _reader;

    public ArrowExtents(ReadOnlyMemory<byte> file)
    {
        _file = file;
        _reader = new ArrowStreamReader(file[StreamStart..]);
    }

    public RecordBatch Next() => _reader.ReadNextRecordBatch()
        ?? throw new InvalidOperationException("The Arrow file just written has fewer batches than were written.");

    /// <summary>The extent that holds exactly the expected bytes.</summary>
    public Extent Locate(int part, ArrowBuffer buffer, ReadOnlySpan<byte> expected)
    {
        if (expected.IsEmpty)
            return default;
        long offset = Unsafe.ByteOffset(ref MemoryMarshal.GetReference(_file.Span), ref MemoryMarshal.GetReference(buffer.Span));
        return offset >= 0 && offset + expected.Length <= _file.Length
            && _file.Span.Slice((int)offset, expected.Length).SequenceEqual(expected)
            ? new Extent(part, offset, expected.Length)
            : throw new InvalidOperationException("The Arrow file just written does not hold the bytes that were written.");
    }

    public void Dispose() => _reader.Dispose();
}
