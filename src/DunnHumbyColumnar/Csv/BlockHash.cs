namespace DunnHumbyColumnar.Csv;

/// <summary>A 128-bit hash of a block of bytes.</summary>
delegate UInt128 BlockHash(ReadOnlySpan<byte> block);
