using System.Net;
using System.Text;
using System.Text.Json;
using Xunit;

namespace DunnHumbyColumnar.Web.Tests.Support;

/// <summary>An answer, read to its end.</summary>
sealed record Reply(HttpStatusCode Status, Dictionary<string, string> Headers, byte[] Bytes)
{
    public string Text { get; } = Encoding.UTF8.GetString(Bytes);

    public string ContentType => this["Content-Type"].Split(';')[0];

    /// <summary>A header, empty if there is none.</summary>
    public string this[string header] => Headers.GetValueOrDefault(header, "");

    /// <summary>The generation that the ETag names.</summary>
    public long Generation => long.Parse(this["ETag"].Split('"')[1].Split('-')[0], System.Globalization.CultureInfo.InvariantCulture);

    public JsonElement Json
    {
        get
        {
            using var document = JsonDocument.Parse(Bytes);
            return document.RootElement.Clone();
        }
    }

    public IEnumerable<JsonElement> Rows => Json.EnumerateArray();

    public static async Task<Reply> Of(
        HttpClient client, HttpMethod method, string path, HttpContent? content = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        foreach (var (name, value) in headers)
            Assert.True(
                request.Headers.TryAddWithoutValidation(name, value) || request.Content!.Headers.TryAddWithoutValidation(name, value));
        using var response = await client.SendAsync(request);
        var found = response.Headers.Concat(response.Content.Headers).Concat(response.TrailingHeaders)
            .ToDictionary(header => header.Key, header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase);
        return new Reply(response.StatusCode, found, await response.Content.ReadAsByteArrayAsync());
    }

    public Reply Expect(HttpStatusCode status)
    {
        Assert.True(Status == status, $"{(int)Status} instead of {(int)status}: {Text}");
        ExpectCommonHeaders();
        return this;
    }

    /// <summary>A file of a page, whose tag is of its content.</summary>
    public Reply ExpectFile()
    {
        Assert.True(Status == HttpStatusCode.OK, $"{(int)Status}: {Text}");
        Assert.Matches("^\"[0-9a-f]{16}(-br)?\"$", this["ETag"]);
        Assert.Equal("nosniff", this["X-Content-Type-Options"]);
        return this;
    }

    /// <summary>What every answer carries.</summary>
    public void ExpectCommonHeaders()
    {
        Assert.Matches("^W/\"[0-9]+-[0-9a-f]{8}-[^\"]+\"$", this["ETag"]);
        Assert.Matches("^total;dur=[0-9]+(\\.[0-9]+)?$", this["Server-Timing"]);
        Assert.Equal("nosniff", this["X-Content-Type-Options"]);
        Assert.Contains("default-src 'none'", this["Content-Security-Policy"], StringComparison.Ordinal);
    }

    /// <summary>Problem details with this status, and, unless null, about this parameter.</summary>
    public JsonElement ExpectProblem(HttpStatusCode status, string? parameter = null)
    {
        Expect(status);
        Assert.Equal("application/problem+json", ContentType);
        var problem = Json;
        Assert.Equal((int)status, problem.GetProperty("status").GetInt32());
        Assert.NotEmpty(problem.GetProperty("title").GetString()!);
        Assert.True(problem.TryGetProperty("detail", out var detail) && detail.GetString() is { Length: > 0 }, Text);
        if (parameter is not null)
            Assert.Equal(parameter, problem.TryGetProperty("parameter", out var named) ? named.GetString() : "none: " + Text);
        return problem;
    }
}
