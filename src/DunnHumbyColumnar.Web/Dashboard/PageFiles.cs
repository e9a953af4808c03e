using System.Collections.Frozen;
using System.Security.Cryptography;

namespace DunnHumbyColumnar.Web.Dashboard;

/// <summary>
/// The scripts, styles and pictures of pages: resources of this assembly, so that they are wherever the dashboard is mounted and however
/// the host was built. Their addresses have a hash of them all, so that browsers may keep them for good.
/// </summary>
static class PageFiles
{
    /// <summary>Where they are, below the mount point of the dashboard.</summary>
    public const string Folder = "dashboard/files";

    const string Resources = "page/";

    const string Forever = "max-age=31536000, immutable";

    static readonly FrozenDictionary<string, PageFile> Files = Read();

    /// <summary>A hash of all files.</summary>
    public static string Version { get; } = Hash(Files.Values);

    /// <summary>Maps them.</summary>
    public static void Map(IEndpointRouteBuilder routes) => routes.MapMethods(
        $"/{Folder}/{{version}}/{{name}}", Api.ApiRoutes.Reading, IResult (HttpContext context, string version, string name) =>
        {
            if (!Files.TryGetValue(name, out var file))
                return Api.Errors.Problems.Create(StatusCodes.Status404NotFound, $"there is no file {name}");
            // A page of an earlier version, still open in a browser, may name files that have changed since.
            context.Response.Headers.CacheControl = version == Version ? Forever : "no-cache";
            return file.Answer(context, Version);
        }).ExcludeFromDescription();

    static FrozenDictionary<string, PageFile> Read()
    {
        var assembly = typeof(PageFiles).Assembly;
        return assembly.GetManifestResourceNames().Where(name => name.StartsWith(Resources, StringComparison.Ordinal))
            .Select(name =>
            {
                using var stream = assembly.GetManifestResourceStream(name)!;
                byte[] bytes = new byte[stream.Length];
                stream.ReadExactly(bytes);
                return new PageFile(name[Resources.Length..], bytes);
            }).ToFrozenDictionary(file => file.Name, StringComparer.Ordinal);
    }

    static string Hash(IEnumerable<PageFile> files)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in files.OrderBy(file => file.Name, StringComparer.Ordinal))
        {
            hash.AppendData(System.Text.Encoding.UTF8.GetBytes(file.Name));
            hash.AppendData(file.Bytes);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, 8));
    }
}
