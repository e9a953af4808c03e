using System.Buffers;

namespace DunnHumbyColumnar.Snapshots;

/// <summary>
/// An open Arrow file of a snapshot. Bytes are handed out only after the XXH128 of their block has been compared with the
/// manifest's hash list. Safe for concurrent readers.
/// </summary>
sealed class BlockFile : IDisposable
{
    readonly IStoreFile _file;
    readonly StoredFile _stored;
    readonly Lock _gate = new();
    readonly bool[] _mappedVerified;
    MappedBytes? _mapped;

    BlockFile(IStoreFile file, StoredFile stored, string name, int blockBytes)
    {
        _file = file;
        _stored = stored;
        Name = name;
        BlockBytes = blockBytes;
        _mappedVerified = new bool[stored.Blocks.Length];
    }

    /// <summary>The path relative to the store.</summary>
    public string Name { get; }

    public int BlockBytes { get; }

    public int BlockCount => _stored.Blocks.Length;

    static ReadOnlySpan<byte> Magic => "ARROW1"u8;

    /// <summary>Opens a file and checks its length, the magic at both ends and the hash of its last block.</summary>
    public static BlockFile Open(IFileOps files, StoreLayout layout, string folder, StoredFile stored, int blockBytes)
    {
        string path = Path.Combine(folder, stored.Name);
        string name = layout.Relative(path);
        var opened = SmallFile.TryOpen(files, path, name) ?? throw new SnapshotCorruptException(name, "the file is missing");
        var file = new BlockFile(opened, stored, name, blockBytes);
        try
        {
            file.CheckEnds();
            return file;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    public int LengthOf(int block) => (int)Math.Min(BlockBytes, _stored.Length - ((long)block * BlockBytes));

    /// <summary>Reads a block into the front of a buffer and verifies its hash.</summary>
    public void Read(int block, Span<byte> buffer)
    {
        var bytes = buffer[..LengthOf(block)];
        ReadExactly(bytes, (long)block * BlockBytes);
        Verify(block, bytes);
    }

    /// <summary>The mapped bytes of an extent; every block that it touches has been verified.</summary>
    public ReadOnlyMemory<byte> Map(Extent extent)
    {
        var mapped = Mapped();
        for (long block = extent.Offset / BlockBytes; block * BlockBytes < extent.End; block++)
            VerifyMapped(mapped, (int)block);
        return mapped.Memory.Slice((int)extent.Offset, (int)extent.Length);
    }

    public void Dispose()
    {
        ((IDisposable?)_mapped)?.Dispose();
        _file.Dispose();
    }

    void CheckEnds()
    {
        long length = _file.Length();
        if (length != _stored.Length)
            throw new SnapshotCorruptException(Name, $"expected {_stored.Length} bytes, found {length}");
        int last = BlockCount - 1;
        byte[] block = ArrayPool<byte>.Shared.Rent(LengthOf(last));
        try
        {
            Read(last, block);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(block);
        }

        Span<byte> ends = stackalloc byte[2 * Magic.Length];
        if (length >= ends.Length)
        {
            ReadExactly(ends[..Magic.Length], 0);
            ReadExactly(ends[Magic.Length..], length - Magic.Length);
        }

        if (!ends[..Magic.Length].SequenceEqual(Magic) || !ends[Magic.Length..].SequenceEqual(Magic))
            throw new SnapshotCorruptException(Name, "the file does not begin and end as an Arrow file");
    }

    void ReadExactly(Span<byte> bytes, long offset)
    {
        int read = _file.Read(bytes, offset);
        if (read < bytes.Length)
            throw new SnapshotCorruptException(Name, $"expected {_stored.Length} bytes, found {offset + read}");
    }

    void Verify(int block, ReadOnlySpan<byte> bytes)
    {
        var actual = Xxh128.Hash(bytes);
        if (actual != _stored.Blocks[block])
            throw new SnapshotCorruptException(Name, block, BlockBytes, Xxh128.Hex(_stored.Blocks[block]), Xxh128.Hex(actual));
    }

    MappedBytes Mapped()
    {
        lock (_gate)
            return _mapped ??= MapWhole();
    }

    MappedBytes MapWhole()
    {
        // Touching a mapped page beyond the end of the file raises SIGBUS, which would end the process.
        long length = _file.Length();
        return length == _stored.Length
            ? _file.Map(length)
            : throw new SnapshotCorruptException(Name, $"expected {_stored.Length} bytes, found {length}");
    }

    void VerifyMapped(MappedBytes mapped, int block)
    {
        if (Volatile.Read(ref _mappedVerified[block]))
            return;
        Verify(block, mapped.GetSpan().Slice(block * BlockBytes, LengthOf(block)));
        Volatile.Write(ref _mappedVerified[block], true);
    }
}
