using System.Diagnostics;
using DunnHumbyColumnar.Web.Tests.Support;
using Xunit;

namespace DunnHumbyColumnar.Web.Tests.Hosting;

/// <summary><c>dhc serve</c> as a process of its own.</summary>
public sealed class ServeVerbTests : IDisposable
{
    readonly TinyJourney _tiny = new();

    readonly TemporaryFolder _elsewhere = new();

    public void Dispose()
    {
        _tiny.Dispose();
        _elsewhere.Dispose();
    }

    [Theory]
    [InlineData("API key", "--urls", "http://0.0.0.0:0")]
    [InlineData("API key", "--urls", "http://127.0.0.1:0;http://[::]:0")]
    [InlineData("http://HOST:PORT", "--urls", "https://127.0.0.1:0")]
    [InlineData("--csv", "--refresh", "0 3 * * *")]
    [InlineData("there is no folder nowhere to refresh from", "--csv", "nowhere", "--port", "0")]
    public async Task What_it_rejects_is_one_line_and_exit_code_2(string told, params string[] arguments)
    {
        using var process = Start(["serve", "--store", _tiny.Store, .. arguments]);
        string error = await process.StandardError.ReadToEndAsync().WaitAsync(Patience.Limit);
        await process.WaitForExitAsync();
        Assert.Equal(2, process.ExitCode);
        Assert.Single(error.TrimEnd('\n').Split('\n'));
        Assert.Contains(told, error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_listens_answers_and_ends_when_told_to()
    {
        string key = _elsewhere["key"];
        await File.WriteAllTextAsync(key, "a-secret-key\n");
        using var process = Start(
            [
                "serve", "--store", _tiny.Store, "--csv", _tiny.Csv, "--refresh", "0 3 * * *", "--urls", "http://127.0.0.1:0",
                "--api-key-file", key,
            ]);
        try
        {
            string line = (await process.StandardError.ReadLineAsync().WaitAsync(Patience.Limit))!;
            string address = line.Split(' ').Single(word => word.StartsWith("http://", StringComparison.Ordinal)).TrimEnd(';');
            using var client = new HttpClient { BaseAddress = new Uri(address) };
            Assert.Equal("10.00", (await Reply.Of(client, HttpMethod.Get, "/hh/1")).Json.GetProperty("total_sales").GetRawText());
            _tiny.Write(2);
            (await Reply.Of(client, HttpMethod.Post, "/refresh", null, ("X-API-Key", "a-secret-key"))).Expect(System.Net.HttpStatusCode.OK);
            Assert.Equal("20.00", (await Reply.Of(client, HttpMethod.Get, "/hh/1")).Json.GetProperty("total_sales").GetRawText());
            using var end = Process.Start("kill", ["-TERM", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
            await process.WaitForExitAsync().WaitAsync(Patience.Limit);
            Assert.DoesNotContain("a-secret-key", await process.StandardError.ReadToEndAsync(), StringComparison.Ordinal);
        }
        finally
        {
            if (!process.HasExited)
                process.Kill();
        }
    }

    /// <summary>Started in a folder that has nothing to do with it.</summary>
    Process Start(IEnumerable<string> arguments) => Process.Start(new ProcessStartInfo(
        Environment.ProcessPath!, [Path.Combine(AppContext.BaseDirectory, "dhc.dll"), .. arguments])
    {
        WorkingDirectory = _elsewhere.Path,
        RedirectStandardError = true,
        RedirectStandardOutput = true,
        UseShellExecute = false,
    })!;
}
