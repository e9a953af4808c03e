using System.Net;
using System.Text.RegularExpressions;
using DunnHumbyColumnar.Web.Tests.Support;
using Xunit;

namespace DunnHumbyColumnar.Web.Tests.Hosting;

/// <summary>Files that pages name: there, of the right type, and asked for again only if their content may be another.</summary>
public sealed partial class PageFileTests(ServedStore served) : IClassFixture<ServedStore>
{
    [Fact]
    public async Task A_file_named_by_its_content_is_kept_and_a_module_is_compared()
    {
        string page = (await served.Server.GetAsync("/")).Expect(HttpStatusCode.OK).Text;
        string[] files = [.. FileAddress().Matches(page).Select(match => match.Groups[1].Value).Distinct()];
        Assert.Contains(files, file => file.Contains("vizor-echarts-bundle", StringComparison.Ordinal));
        Assert.Contains(files, file => file.EndsWith("/charts.js", StringComparison.Ordinal));
        Assert.Equal(10, files.Length);
        foreach (string file in files)
        {
            var reply = await served.Server.GetAsync(file);
            Assert.Equal(HttpStatusCode.OK, reply.Status);
            bool isModule = Path.GetFileName(file).Count(c => c == '.') == 1;
            Assert.Equal(isModule ? "no-cache" : "max-age=31536000, immutable", reply["Cache-Control"]);
            Assert.Contains(reply.ContentType, (string[])["text/javascript", "text/css", "image/svg+xml"]);
            if (isModule)
                Assert.Equal(HttpStatusCode.NotModified, (await served.Server.GetAsync(file, ("If-None-Match", reply["ETag"]))).Status);
        }
    }

    [GeneratedRegex("(?:href|src)=\"(/_content/[^\"]+)\"")]
    private static partial Regex FileAddress();
}
