using System.Globalization;
using System.Net;

namespace DunnHumbyColumnar.Web.Hosting;

/// <summary>An address to listen at, such as <c>http://127.0.0.1:8080</c>.</summary>
/// <param name="Host">A name, an IP address, or <c>*</c> for all addresses of the machine.</param>
/// <param name="Port">The port; 0: any free one.</param>
sealed record ListenAddress(string Host, int Port)
{
    public bool IsWildcard => Host is "*" or "+" || (Ip is { } ip && (ip.Equals(IPAddress.Any) || ip.Equals(IPAddress.IPv6Any)));

    /// <summary>Whether only this machine can reach it.</summary>
    public bool IsLoopback =>
        !IsWildcard && (Ip is { } ip ? IPAddress.IsLoopback(ip) : Host.Equals("localhost", StringComparison.OrdinalIgnoreCase));

    IPAddress? Ip => IPAddress.TryParse(Host.Trim('[', ']'), out var ip) ? ip : null;

    /// <exception cref="FormatException">It is no such address.</exception>
    public static ListenAddress Parse(string text)
    {
        const string scheme = "http://";
        string rest =
            text.StartsWith(scheme, StringComparison.OrdinalIgnoreCase) ? text[scheme.Length..].TrimEnd('/') : throw Malformed(text);
        int colon = rest.LastIndexOf(':');
        bool hasPort = colon >= 0 && !rest.EndsWith(']');
        string host = hasPort ? rest[..colon] : rest;
        int port = 80;
        if (host.Length == 0 || host.Contains('/', StringComparison.Ordinal) || (hasPort
            && !(ushort.TryParse(rest[(colon + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out ushort parsed)
                && (port = parsed) >= 0)))
            throw Malformed(text);
        // The name can resolve to two addresses, and each would get a different port.
        if (port == 0 && host.Equals("localhost", StringComparison.OrdinalIgnoreCase))
            throw new FormatException(
                $"{text} is no address of the form http://HOST:PORT with any free port: "
                + "that is there for a number only, such as http://127.0.0.1:0");
        return host is "*" or "+" || Uri.CheckHostName(host) is not UriHostNameType.Unknown
            ? new ListenAddress(host, port)
            : throw Malformed(text);
    }

    public override string ToString() => $"http://{Host}:{Port}";

    static FormatException Malformed(string text) =>
        new($"{text} is no address of the form http://HOST:PORT; for https put a reverse proxy before it");
}
