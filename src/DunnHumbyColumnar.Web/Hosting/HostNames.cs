using System.Net;
using System.Net.NetworkInformation;

namespace DunnHumbyColumnar.Web.Hosting;

/// <summary>
/// The allowed Host headers: the names that the server listens at. Protects from DNS rebinding, where the name
/// of another site resolves to this server.
/// </summary>
static class HostNames
{
    public static List<string> Create(IEnumerable<ListenAddress> addresses, IEnumerable<string> further)
    {
        var names = new List<string>(further);
        foreach (var address in addresses)
        {
            if (address.IsLoopback)
                names.AddRange(["localhost", "127.0.0.1", "[::1]"]);
            else if (!address.IsWildcard)
                names.Add(address.Host);
            else
                names.AddRange(["localhost", Environment.MachineName, .. NetworkInterface.GetAllNetworkInterfaces()
                    .SelectMany(network => network.GetIPProperties().UnicastAddresses).Select(unicast => Written(unicast.Address))]);
        }

        return [.. names.Distinct(StringComparer.OrdinalIgnoreCase)];
    }

    static string Written(IPAddress address) => address.AddressFamily == System.Net.Sockets.AddressFamily.InterNetworkV6
        ? $"[{address.ToString().Split('%')[0]}]"
        : address.ToString();
}
