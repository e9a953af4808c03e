using System.IO.Compression;
using System.Net;
using System.Text.RegularExpressions;
using DunnHumbyColumnar.Web.Tests.Support;
using Xunit;

namespace DunnHumbyColumnar.Web.Tests.Hosting;

/// <summary>Files that pages name: there, of the right type, and asked for again only if their content may be another.</summary>
public sealed partial class PageFileTests(ServedStore served) : IClassFixture<ServedStore>
{
    const string Forever = "max-age=31536000, immutable";

    [Fact]
    public async Task The_files_of_a_page_are_kept_for_good_and_those_of_another_version_compared()
    {
        string page = (await served.Server.GetAsync("/")).Expect(HttpStatusCode.OK).Text;
        string[] files = [.. FileAddress().Matches(page).Select(match => match.Groups[1].Value).Distinct()];
        Assert.Contains(files, file => file.EndsWith("/echarts.js", StringComparison.Ordinal));
        Assert.Contains(files, file => file.EndsWith("/charts.js", StringComparison.Ordinal));
        Assert.Equal(10, files.Length);
        foreach (string file in files)
        {
            var reply = (await served.Server.GetAsync(file)).ExpectFile();
            Assert.Equal(Forever, reply["Cache-Control"]);
            Assert.Contains(reply.ContentType, (string[])["text/javascript", "text/css", "image/svg+xml"]);
            string older = Version().Replace(file, "/files/0123456789abcdef/");
            Assert.Equal("no-cache", (await served.Server.GetAsync(older)).ExpectFile()["Cache-Control"]);
            Assert.Equal(HttpStatusCode.NotModified, (await served.Server.GetAsync(file, ("If-None-Match", reply["ETag"]))).Status);
        }
    }

    [Fact]
    public async Task A_file_is_sent_compressed_to_those_who_take_it()
    {
        string file = FileAddress().Matches((await served.Server.GetAsync("/")).Text)
            .Select(match => match.Groups[1].Value).First(file => file.EndsWith("/echarts.js", StringComparison.Ordinal));
        var plain = (await served.Server.GetAsync(file)).ExpectFile();
        var compressed = (await served.Server.GetAsync(file, ("Accept-Encoding", "gzip, br"))).ExpectFile();
        Assert.Equal(("", "br"), (plain["Content-Encoding"], compressed["Content-Encoding"]));
        Assert.Contains("Accept-Encoding", plain["Vary"], StringComparison.Ordinal);
        Assert.NotEqual(plain["ETag"], compressed["ETag"]);
        Assert.True(compressed.Bytes.Length < plain.Bytes.Length / 2, $"{compressed.Bytes.Length} of {plain.Bytes.Length} bytes");
        using var unpacked = new MemoryStream();
        using (var brotli = new BrotliStream(new MemoryStream(compressed.Bytes), CompressionMode.Decompress))
            await brotli.CopyToAsync(unpacked);
        Assert.Equal(plain.Bytes, unpacked.ToArray());
    }

    [Theory]
    [InlineData("nothing.js")]
    [InlineData("..%2fcharts.js")]
    [InlineData("DunnHumbyColumnar.Web.dll")]
    public async Task There_is_no_other_file(string name) =>
        (await served.Server.GetAsync("/dashboard/files/0/" + name)).ExpectProblem(HttpStatusCode.NotFound);

    [GeneratedRegex("(?:href|src)=\"(/dashboard/files/[^\"]+)\"")]
    private static partial Regex FileAddress();

    [GeneratedRegex("/files/[0-9a-f]{16}/")]
    private static partial Regex Version();
}
