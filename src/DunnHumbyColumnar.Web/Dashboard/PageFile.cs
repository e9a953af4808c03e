using System.IO.Compression;
using Microsoft.Net.Http.Headers;

namespace DunnHumbyColumnar.Web.Dashboard;

/// <summary>A file that pages use.</summary>
sealed class PageFile(string name, byte[] bytes)
{
    readonly Lazy<byte[]> _compressed = new(() => Compress(bytes));

    public string Name => name;

    public byte[] Bytes => bytes;

    string ContentType => Path.GetExtension(name) switch
    {
        ".js" => "text/javascript; charset=utf-8",
        ".css" => "text/css; charset=utf-8",
        ".svg" => "image/svg+xml",
        _ => throw new InvalidOperationException($"{name} is of no type that pages use"),
    };

    /// <summary>The file, compressed for a browser that takes Brotli, or 304 for one that has it.</summary>
    public IResult Answer(HttpContext context, string version)
    {
        bool isCompressed = TakesBrotli(context.Request);
        context.Response.Headers.Vary = HeaderNames.AcceptEncoding;
        if (isCompressed)
            context.Response.Headers.ContentEncoding = "br";
        return TypedResults.Bytes(
            isCompressed ? _compressed.Value : bytes, ContentType,
            entityTag: new EntityTagHeaderValue($"\"{version}{(isCompressed ? "-br" : "")}\""));
    }

    static bool TakesBrotli(HttpRequest request) =>
        StringWithQualityHeaderValue.TryParseList(request.Headers.AcceptEncoding, out var accepted)
            && accepted.Any(encoding => encoding.Value == "br" && encoding.Quality is not 0);

    static byte[] Compress(byte[] bytes)
    {
        using var target = new MemoryStream();
        using (var brotli = new BrotliStream(target, CompressionLevel.Optimal))
            brotli.Write(bytes);
        return target.ToArray();
    }
}
