using System.Collections.Immutable;
using System.IO.Compression;
using DunnHumbyColumnar.Runtime;

namespace DunnHumbyColumnar.Csv;

/// <summary>The texts in a zip archive.</summary>
static class ZipEntries
{
    /// <summary>In ordinal order of their paths in the archive; what operating systems add to archives is no text.</summary>
    /// <exception cref="InputDataException">The archive is damaged or cut off.</exception>
    /// <exception cref="StoreIOException">It cannot be read.</exception>
    public static ImmutableArray<SourceLocation> Of(string archive)
    {
        string name = Path.GetFileName(archive);
        try
        {
            using var zip = ZipFile.OpenRead(archive);
            return
            [
                .. zip.Entries.Select(entry => entry.FullName)
                    .Where(entry => TableFileName.IsText(entry) && !entry.StartsWith("__MACOSX/", StringComparison.Ordinal))
                    .Where(entry => Path.GetFileName(entry) is { Length: > 0 } file && file[0] is not ('.' or '~'))
                    .Order(StringComparer.Ordinal)
                    .Select(entry => new SourceLocation(archive, $"{name}/{entry}", entry)),
            ];
        }
        catch (InvalidDataException failure)
        {
            throw new InputDataException(
                FaultCode.Compression, name,
                $"the archive is damaged or not complete: {failure.Message.TrimEnd('.')}; copy or download it again");
        }
        catch (Exception failure) when (FileFault.IsFault(failure))
        {
            throw FileFault.From("open", archive, failure);
        }
    }
}
