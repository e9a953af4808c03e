using System.Buffers;
using System.Buffers.Binary;
using System.Collections.Immutable;
using MessagePack;

namespace DunnHumbyColumnar.Snapshots;

/// <summary>
/// Reads MessagePack as untrusted input: every value has a type and bounds, every array a limit, nothing is skipped, nothing is left over.
/// Any fault throws <see cref="SnapshotCorruptException"/>; no allocation exceeds a small multiple of the bytes present.
/// </summary>
ref struct StrictReader(byte[] content, string file)
{
    /// <summary>Most files of a table.</summary>
    public const int MaxParts = 100_000;

    readonly int _length = content.Length;
    MessagePackReader _reader = new(content);

    public string File { get; } = file;

    /// <summary>Whether an exception comes from reading malformed MessagePack.</summary>
    public static bool IsFault(Exception failure) =>
        failure is MessagePackSerializationException or EndOfStreamException
            or OverflowException or InvalidOperationException or ArgumentException;

    /// <summary>The header of an array with exactly this many members.</summary>
    public void Members(string what, int count)
    {
        if (_reader.ReadArrayHeader() is int found && found != count)
            throw Fault($"{what} has {found} members, expected {count}");
    }

    /// <summary>The header of a list; the MessagePack reader has checked that at least as many bytes follow.</summary>
    public int Count(string what, long maximum)
    {
        int count = _reader.ReadArrayHeader();
        return count <= maximum ? count : throw Fault($"{what}: {count} entries, expected at most {maximum}");
    }

    public int Int32(string what, int minimum, int maximum) => (int)Int64(what, minimum, maximum);

    public long Int64(string what, long minimum, long maximum)
    {
        long value = _reader.ReadInt64();
        return value >= minimum && value <= maximum ? value : throw Fault($"{what} is {value}, expected {minimum} to {maximum}");
    }

    public bool Bool() => _reader.ReadBoolean();

    public bool TryNil() => _reader.TryReadNil();

    public string Text(string what, int maximumLength) => OptionalText(what, maximumLength) ?? throw Fault($"{what} is missing");

    public string? OptionalText(string what, int maximumLength) =>
        _reader.ReadString() is var text && (text is null || text.Length <= maximumLength)
            ? text
            : throw Fault($"{what} is too long");

    public UInt128 Hash(string what)
    {
        if (_reader.ReadBytes() is not { Length: Xxh128.Bytes } bytes)
            throw Fault($"{what} is not a hash");
        Span<byte> value = stackalloc byte[Xxh128.Bytes];
        bytes.CopyTo(value);
        return BinaryPrimitives.ReadUInt128BigEndian(value);
    }

    /// <summary>A file entry; the name must be the expected one.</summary>
    public StoredFile StoredFile(string expectedName, int blockBytes)
    {
        Members(expectedName, 3);
        string name = Text("a file name", 256);
        if (name != expectedName)
            throw Fault($"expected the file name {expectedName}, found another");
        long length = Int64(name + " length", 1, long.MaxValue / 2);
        long expected = Snapshots.StoredFile.BlockCount(length, blockBytes);
        int count = Count(name + " blocks", expected);
        if (count != expected)
            throw Fault($"{name}: {count} blocks, expected {expected}");
        var blocks = ImmutableArray.CreateBuilder<UInt128>(count);
        for (int i = 0; i < count; i++)
            blocks.Add(Hash(name + " block"));
        return new StoredFile(name, length, blocks.MoveToImmutable());
    }

    /// <summary>A range of bytes in one of the files of a table or dictionary.</summary>
    public Extent Extent()
    {
        Members("an extent", 3);
        return new Extent(Int32("a part", 0, MaxParts), Int64("an offset", 0, long.MaxValue / 2), Int64("a length", 0, int.MaxValue));
    }

    /// <summary>Call last: no bytes may be left over.</summary>
    public void End()
    {
        if (_reader.Consumed != _length)
            throw Fault($"{_length - _reader.Consumed} bytes too many");
    }

    public SnapshotCorruptException Fault(string what) => new(File, what);
}
