using DunnHumbyColumnar.Runtime;

namespace DunnHumbyColumnar.Csv;

/// <summary>Sizes and policies of reading. Production values by default; tests pass tiny chunks.</summary>
sealed record CsvOptions
{
    /// <summary>Bytes of a file that one work item covers; a line belongs to the chunk it starts in. 1 to 67,108,864.</summary>
    public int ChunkBytes { get; init; } = 4 << 20;

    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>Rows that may be rejected before reading fails; null: the first bad row fails.</summary>
    public long? MaximumRejects { get; init; }

    /// <summary>How fields are separated; null: found out from the header.</summary>
    public TextFormat? Format { get; init; }

    /// <summary>Reads whole numbers that are written with decimals, such as <c>123.0</c>, and counts them.</summary>
    public bool IsLenient { get; init; }

    /// <summary>Charged for text that is decompressed, whose size is not known before; null: nothing is.</summary>
    public MemoryAccount? Memory { get; init; }

    /// <summary>Reads every chunk line by line through the exact parser, for comparison.</summary>
    public bool ForceExact { get; init; }

    /// <summary>Reads every chunk through the general reader, for comparison.</summary>
    public bool ForceGeneral { get; init; }

    /// <summary>Bytes after which a line is too long to be read on: any where it may be rejected, whole, with its text.</summary>
    public int LineLimit => MaximumRejects is null ? LineSplitter.MaxLineBytes : int.MaxValue;

    /// <summary>Hashes one chunk's bytes, to detect changed files; null: no hashes.</summary>
    public BlockHash? Hash { get; init; }
}
