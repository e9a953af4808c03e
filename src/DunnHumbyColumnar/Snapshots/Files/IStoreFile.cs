namespace DunnHumbyColumnar.Snapshots;

/// <summary>One open file; failures throw <see cref="StoreIOException"/>. Reading is safe for concurrent callers.</summary>
interface IStoreFile : IDisposable
{
    /// <summary>Bytes of the file now.</summary>
    long Length();

    /// <summary>Writes all bytes at an offset.</summary>
    void Write(ReadOnlySpan<byte> bytes, long offset);

    /// <summary>Fills the buffer from an offset; returns fewer bytes only at the end of the file.</summary>
    int Read(Span<byte> buffer, long offset);

    /// <summary>Makes contents and length durable.</summary>
    void Sync();

    /// <summary>Maps the first bytes of the file for reading; the file must not be truncated while mapped.</summary>
    MappedBytes Map(long length);
}
