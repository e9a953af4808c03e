using System.CommandLine;
using System.Globalization;
using DunnHumbyColumnar.Web.Hosting;

namespace DunnHumbyColumnar.Cli;

/// <summary>Where a server listens: whole addresses, or only a port of this machine.</summary>
static class ListenOptions
{
    const string Scheme = "http://";
    const string ThisMachine = "127.0.0.1";

    public static Option<string?> Addresses() => new("--urls")
    {
        Description = $"Where to listen: addresses separated by semicolons; {ServeOptions.DefaultAddress} by default. "
            + "http:// may be left out, and so may the host, which is this machine then; port 0 is any free one.",
        HelpName = "URL[;URL…]",
    };

    public static Option<int?> Port() => new("--port")
    {
        Description = "Instead of --urls: a port of this machine; 0 is any free one.",
        HelpName = "N",
        Validators = { result => CommonOptions.RequireRange(result, 0, ushort.MaxValue) },
    };

    /// <exception cref="UsageException">Both options are given, or no address.</exception>
    public static IReadOnlyList<string> Read(ParseResult parsed, Option<string?> addresses, Option<int?> port)
    {
        if (parsed.GetValue(addresses) is not { } text)
            return [parsed.GetValue(port) is { } number ? OfPort(number) : ServeOptions.DefaultAddress];
        if (parsed.GetValue(port) is not null)
            throw new UsageException("--port stands for --urls; give one of them");
        string[] parts = text.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return parts.Length > 0 ? [.. parts.Select(Complete)] : throw new UsageException("--urls names no address");
    }

    static string Complete(string address) =>
        ushort.TryParse(address, NumberStyles.None, CultureInfo.InvariantCulture, out ushort port) ? OfPort(port)
        : address.Contains("://", StringComparison.Ordinal) ? address
        : Scheme + address;

    static string OfPort(int port) => string.Create(CultureInfo.InvariantCulture, $"{Scheme}{ThisMachine}:{port}");
}
