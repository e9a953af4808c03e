using DunnHumbyColumnar.Web.Hosting;
using Xunit;

namespace DunnHumbyColumnar.Web.Tests.Hosting;

/// <summary>Addresses to listen at.</summary>
public sealed class ListenAddressTests
{
    [Theory]
    [InlineData("http://127.0.0.1:8080", "127.0.0.1", 8080)]
    [InlineData("HTTP://localhost:1/", "localhost", 1)]
    [InlineData("http://LOCALHOST", "LOCALHOST", 80)]
    [InlineData("http://[::1]:65535", "[::1]", 65535)]
    [InlineData("http://[::1]", "[::1]", 80)]
    [InlineData("http://127.1.2.3:0", "127.1.2.3", 0)]
    [InlineData("http://[::ffff:127.0.0.1]:1", "[::ffff:127.0.0.1]", 1)]
    public void An_address_of_this_machine_only_is_loopback(string text, string host, int port)
    {
        var address = ListenAddress.Parse(text);
        Assert.Equal((host, port, true, false), (address.Host, address.Port, address.IsLoopback, address.IsWildcard));
        Assert.Equal(address, ListenAddress.Parse(address.ToString()));
    }

    [Theory]
    [InlineData("http://*:80", true)]
    [InlineData("http://+:80", true)]
    [InlineData("http://0.0.0.0:80", true)]
    [InlineData("http://0:80", true)]
    [InlineData("http://[::]:80", true)]
    [InlineData("http://[0:0:0:0:0:0:0:0]:80", true)]
    [InlineData("http://10.0.0.1:80", false)]
    [InlineData("http://[2001:db8::1]:80", false)]
    [InlineData("http://[::ffff:10.0.0.1]:80", false)]
    [InlineData("http://example.com:80", false)]
    [InlineData("http://localhost.example.com:80", false)]
    [InlineData("http://127.0.0.1.example.com:80", false)]
    public void An_address_that_others_reach_is_not_loopback(string text, bool isWildcard)
    {
        var address = ListenAddress.Parse(text);
        Assert.Equal((false, isWildcard), (address.IsLoopback, address.IsWildcard));
    }

    [Theory]
    [InlineData("")]
    [InlineData("127.0.0.1:8080")]
    [InlineData("https://127.0.0.1:8080")]
    [InlineData("unix:/tmp/socket")]
    [InlineData("http://")]
    [InlineData("http://:80")]
    [InlineData("http://localhost:")]
    [InlineData("http://localhost:x")]
    [InlineData("http://localhost:-1")]
    [InlineData("http://localhost:+80")]
    [InlineData("http://localhost: 80")]
    [InlineData("http://localhost:65536")]
    [InlineData("http://localhost:80/path")]
    [InlineData("http://user@localhost:80")]
    [InlineData("http://a b:80")]
    [InlineData("http://[::1:80")]
    [InlineData("http://::1]:80")]
    [InlineData("http://[127.0.0.1]:80")]
    [InlineData("http://[localhost]:80")]
    [InlineData("http://**:80")]
    [InlineData("http://localhost:0")]
    public void Anything_else_is_rejected_with_what_to_write(string text) =>
        Assert.Contains(
            "http://HOST:PORT", Assert.Throws<FormatException>(() => ListenAddress.Parse(text)).Message, StringComparison.Ordinal);
}
