using System.Buffers.Binary;
using System.IO.Hashing;

namespace DunnHumbyColumnar.Snapshots;

/// <summary>XXH128 with seed 0: the hash of stored blocks, of sources and of a store's content.</summary>
static class Xxh128
{
    public const int Bytes = 16;

    public static UInt128 Hash(ReadOnlySpan<byte> bytes) => XxHash128.HashToUInt128(bytes);

    /// <summary>The root of a hash list (a one-level Merkle tree): the hash of the blocks' hashes, big-endian, in order.</summary>
    public static UInt128 Combine(ReadOnlySpan<UInt128> blocks)
    {
        byte[] bytes = new byte[blocks.Length * Bytes];
        for (int i = 0; i < blocks.Length; i++)
            BinaryPrimitives.WriteUInt128BigEndian(bytes.AsSpan(i * Bytes), blocks[i]);
        return Hash(bytes);
    }

    /// <summary>32 lower-case hex digits.</summary>
    public static string Hex(UInt128 hash)
    {
        Span<byte> bytes = stackalloc byte[Bytes];
        BinaryPrimitives.WriteUInt128BigEndian(bytes, hash);
        return Convert.ToHexStringLower(bytes);
    }
}
