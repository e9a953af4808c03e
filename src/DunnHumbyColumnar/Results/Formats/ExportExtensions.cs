using System.Collections.Immutable;

namespace DunnHumbyColumnar.Results;

/// <summary>The file name extensions that ask for the formats.</summary>
static class ExportExtensions
{
    public static readonly ImmutableArray<(string Extension, ExportFormat Format)> All =
    [
        (".csv", ExportFormat.Csv), (".json", ExportFormat.Json), (".arrow", ExportFormat.Arrow), (".feather", ExportFormat.Arrow),
        (".ipc", ExportFormat.Arrow), (".arrows", ExportFormat.ArrowStream),
    ];

    /// <summary>All of them in a sentence.</summary>
    public static readonly string Listed =
        $"{string.Join(", ", All[..^1].Select(known => known.Extension))} or {All[^1].Extension}";

    /// <summary>The format of a file.</summary>
    /// <exception cref="UnknownNameException">Its extension is none of them.</exception>
    public static ExportFormat FormatOf(string path)
    {
        string extension = Path.GetExtension(path);
        foreach (var known in All)
            if (known.Extension.Equals(extension, StringComparison.OrdinalIgnoreCase))
                return known.Format;
        throw extension.Length == 0
            ? new UnknownNameException(path, $"{path} has no extension, which would name the format: {Listed}")
            : new UnknownNameException("export format", extension, [.. All.Select(known => known.Extension)]);
    }
}
