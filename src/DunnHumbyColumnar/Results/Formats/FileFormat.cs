using System.Collections.Immutable;

namespace DunnHumbyColumnar.Results;

/// <summary>
/// A format of files: the extensions that ask for it, and its writer. The library has those of <see cref="ExportFormat"/>; a package
/// beside it has others, so that the library does without what they need.
/// </summary>
/// <param name="Extensions">Lower case, with the dot; the first is the usual one.</param>
/// <param name="CreateWriter">Begins a file.</param>
sealed record FileFormat(ImmutableArray<string> Extensions, CreateFrameWriter CreateWriter)
{
    public static readonly FileFormat Csv = new(
        [".csv"], (stream, _, options, cancellationToken) => new CsvFrameWriter(stream, options.Spreadsheet, cancellationToken));

    public static readonly FileFormat Json = new(
        [".json"], (stream, _, _, cancellationToken) => new JsonFrameWriter(stream, cancellationToken));

    public static readonly FileFormat Arrow = new(
        [".arrow", ".feather", ".ipc"],
        (stream, metadata, options, _) => new ArrowFrameWriter(stream, isFile: true, metadata, options.Money))
    { HasTypes = true };

    public static readonly FileFormat ArrowStream = new(
        [".arrows"], (stream, metadata, options, _) => new ArrowFrameWriter(stream, isFile: false, metadata, options.Money))
    { HasTypes = true };

    /// <summary>The extension of a format that has a package of its own.</summary>
    public const string Parquet = ".parquet";

    /// <summary>Those of the library.</summary>
    public static readonly ImmutableArray<FileFormat> Own = [Csv, Json, Arrow, ArrowStream];

    /// <summary>Whether columns have types, so that one can be chosen for money.</summary>
    public bool HasTypes { get; init; }

    /// <summary>The most cents, either way from zero, that <see cref="MoneyType.Decimal"/> holds.</summary>
    public long MaxDecimalCents { get; init; } = long.MaxValue;

    /// <summary>Rows that the writer holds until it writes them.</summary>
    public int RowsHeld { get; init; }

    public static FileFormat Of(ExportFormat format) => format switch
    {
        ExportFormat.Csv => Csv,
        ExportFormat.Json => Json,
        ExportFormat.Arrow => Arrow,
        ExportFormat.ArrowStream => ArrowStream,
        _ => throw new ArgumentOutOfRangeException(nameof(format), format, "There is no such format."),
    };

    /// <summary>The extensions of formats in a sentence.</summary>
    public static string Listed(ImmutableArray<FileFormat> formats)
    {
        string[] extensions = ExtensionsOf(formats);
        return $"{string.Join(", ", extensions[..^1])} or {extensions[^1]}";
    }

    /// <summary>The one of these formats that a file's extension asks for.</summary>
    /// <exception cref="UnknownNameException">It asks for none of them.</exception>
    public static FileFormat OfFile(string path, ImmutableArray<FileFormat> formats)
    {
        string extension = Path.GetExtension(path);
        if (extension.Length == 0)
            throw new UnknownNameException(path, $"{path} has no extension, which would name the format: {Listed(formats)}");
        return formats.FirstOrDefault(format => format.Extensions.Contains(extension, StringComparer.OrdinalIgnoreCase))
            ?? throw (extension.Equals(Parquet, StringComparison.OrdinalIgnoreCase)
                ? new UnknownNameException(extension, $"{path}: the package DunnHumbyColumnar.Parquet writes {Parquet}, by ExportParquet")
                : new UnknownNameException("export format", extension, ExtensionsOf(formats)));
    }

    static string[] ExtensionsOf(ImmutableArray<FileFormat> formats) => [.. formats.SelectMany(format => format.Extensions)];
}

/// <summary>Begins a file; what is written goes to the stream at once or later, but not after the writer has ended.</summary>
delegate IFrameWriter CreateFrameWriter(
    Stream stream, ResultMetadata? metadata, ExportOptions options, CancellationToken cancellationToken);
