using System.CommandLine;
using System.Net;
using System.Net.Sockets;
using DunnHumbyColumnar.Cli;
using DunnHumbyColumnar.Tests.Support;
using Xunit;

namespace DunnHumbyColumnar.Tests.Cli;

/// <summary>Where the server listens, and what it says where it cannot.</summary>
public sealed class ServeOptionTests(SyntheticStore synthetic) : IClassFixture<SyntheticStore>
{
    [Theory]
    [InlineData("", "http://127.0.0.1:8080")]
    [InlineData("--port 8573", "http://127.0.0.1:8573")]
    [InlineData("--port 0", "http://127.0.0.1:0")]
    [InlineData("--urls 8573", "http://127.0.0.1:8573")]
    [InlineData("--urls localhost:8573", "http://localhost:8573")]
    [InlineData("--urls http://0.0.0.0:80", "http://0.0.0.0:80")]
    [InlineData("--urls 8573;[::1]:8574;http://h:1", "http://127.0.0.1:8573 http://[::1]:8574 http://h:1")]
    public void An_address_may_leave_out_what_is_plain(string line, string addresses) =>
        Assert.Equal(addresses.Split(' '), Read(line));

    [Theory]
    [InlineData("--port 1 --urls 2", "--port stands for --urls; give one of them")]
    [InlineData("--urls ;", "--urls names no address")]
    public void Addresses_that_make_no_sense_are_refused(string line, string message) =>
        Assert.Equal(message, Assert.Throws<UsageException>(() => Read(line)).Message);

    [Fact]
    public async Task A_used_port_is_said_in_one_line()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        int port = ((IPEndPoint)taken.LocalEndpoint).Port;
        using var process = ToolProcess.Start(
            ["serve", "--store", synthetic.Store, "--port", port.ToString(System.Globalization.CultureInfo.InvariantCulture)], ".");
        var output = process.StandardOutput.ReadToEndAsync();
        string error = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.Equal((5, ""), (process.ExitCode, await output));
        Assert.Single(error.TrimEnd('\n').Split('\n'));
        Assert.StartsWith("dhc: ", error, StringComparison.Ordinal);
        Assert.Contains(port.ToString(System.Globalization.CultureInfo.InvariantCulture), error, StringComparison.Ordinal);
    }

    static IReadOnlyList<string> Read(string line)
    {
        var addresses = ListenOptions.Addresses();
        var port = ListenOptions.Port();
        return ListenOptions.Read(new Command("serve") { addresses, port }.Parse(line), addresses, port);
    }
}
