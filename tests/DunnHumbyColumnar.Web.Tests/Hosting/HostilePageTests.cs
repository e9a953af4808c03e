using System.Net;
using System.Text.RegularExpressions;
using DunnHumbyColumnar.Web.Tests.Support;
using Xunit;

namespace DunnHumbyColumnar.Web.Tests.Hosting;

/// <summary>Addresses of pages that nobody with good intentions opens.</summary>
public sealed class HostilePageTests(ServedStore served) : IClassFixture<ServedStore>
{
    static readonly string[] Pages =
    [
        "/", "/dashboard/household", "/dashboard/rfm", "/dashboard/campaigns", "/dashboard/promotions", "/dashboard/rules",
        "/dashboard/clean",
    ];

    [Theory]
    [InlineData("household=%3Cscript%3Ealert(1)%3C/script%3E")]
    [InlineData("household=99999999999")]
    [InlineData("household=-1")]
    [InlineData("household=1&household=2")]
    [InlineData("campaign=%3Cscript%3Ealert(1)%3C/script%3E")]
    [InlineData("campaign=31000")]
    [InlineData("item=%3Cscript%3Ealert(1)%3C/script%3E")]
    [InlineData("item=%00")]
    [InlineData("item=%22onmouseover=%22alert(1)")]
    [InlineData("level=%3Cscript%3Ealert(1)%3C/script%3E")]
    [InlineData("metric=%22%3E%3Cscript%3Ealert(1)%3C/script%3E")]
    [InlineData("top=-5")]
    [InlineData("from_day=9&to_day=3")]
    [InlineData("from_day=700&to_day=101")]
    [InlineData("from_day=32767")]
    [InlineData("segment=rfm_bins%3D6")]
    [InlineData("window=%3Cscript%3Ealert(1)%3C/script%3E")]
    [InlineData("exclude_commodity=%22onmouseover=%22alert(1)")]
    [InlineData("%3Cscript%3Ealert(1)%3C/script%3E=1")]
    [InlineData("=")]
    [InlineData("&&&")]
    public async Task A_page_takes_no_script_and_no_harm(string query)
    {
        foreach (string page in Pages)
        {
            var reply = await served.Server.GetAsync($"{page}?{query}");
            reply.ExpectCommonHeaders();
            Assert.True((int)reply.Status is 200 or 400 or 404, $"{page}?{query}: {(int)reply.Status}");
            Assert.Equal("text/html", reply.ContentType);
            Assert.DoesNotContain("<script>alert", reply.Text, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("\"onmouseover=", reply.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("Exception", reply.Text + served.Server.Log, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Names_that_are_scripts_are_text_on_every_page_and_nothing_is_inline()
    {
        string[] addresses =
        [
            .. Pages, $"/dashboard/household?household={SharedStore.Described}",
            $"/dashboard/rules?item={Uri.EscapeDataString(SharedStore.Script)}",
        ];
        bool isNamed = false;
        foreach (string address in addresses)
        {
            var reply = (await served.Server.GetAsync(address)).Expect(HttpStatusCode.OK);
            Assert.DoesNotContain("<img src=x", reply.Text, StringComparison.OrdinalIgnoreCase);
            string tags = Regex.Replace(reply.Text, "\"[^\"]*\"", "\"\"");
            Assert.DoesNotMatch("(?i)<[a-z][^>]*\\s(on[a-z]+|style)\\s*=", tags);
            Assert.DoesNotMatch("(?i)(href|src)\\s*=\\s*\"(javascript|https?):", reply.Text);
            isNamed |= reply.Text.Contains("img src=x onerror", StringComparison.OrdinalIgnoreCase);
        }

        Assert.True(isNamed);
    }
}
