using System.Collections.Immutable;
using DunnHumbyColumnar.Results;

namespace DunnHumbyColumnar.Parquet;

/// <summary>Parquet among the formats of files.</summary>
static class ParquetFormat
{
    /// <summary>Rows from which a group is full: enough for dictionaries to pay, few enough to be held.</summary>
    public const int RowsPerGroup = 256 * 1024;

    public static readonly FileFormat Format = On(Environment.ProcessorCount);

    /// <summary>The formats of the library, and this one.</summary>
    public static readonly ImmutableArray<FileFormat> All = [.. FileFormat.Own, Format];

    /// <summary>The format written by so many threads; the bytes do not depend on it.</summary>
    public static FileFormat On(int threads) => new(
        [FileFormat.Parquet],
        (stream, metadata, options, _) => new ParquetFrameWriter(stream, metadata, options.Money, RowsPerGroup, threads))
    {
        HasTypes = true,
        MaxDecimalCents = ParquetSchema.MaxDecimalCents,
        RowsHeld = RowsPerGroup,
    };
}
