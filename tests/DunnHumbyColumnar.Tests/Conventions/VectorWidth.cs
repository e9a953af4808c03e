using System.Diagnostics;
using System.Globalization;
using System.Runtime.Intrinsics;

namespace DunnHumbyColumnar.Tests.Conventions;

/// <summary>The vector width this process uses, and the one it was started to use.</summary>
static class VectorWidth
{
    /// <summary>
    /// Set for the runs of the matrix: the widest vector in bits that the runtime's switch leaves, 0 for no vectors at all.
    /// </summary>
    public const string WidestVariable = "DHC_WIDEST_VECTOR_BITS";

    /// <summary>The argument with which the tests, as a program, print <see cref="Actual"/>.</summary>
    public const string Command = "vector-width";

    /// <summary>Bits of the widest accelerated vector; 0 without acceleration.</summary>
    public static int Actual =>
        Vector512.IsHardwareAccelerated ? 512
        : Vector256.IsHardwareAccelerated ? 256
        : Vector128.IsHardwareAccelerated ? 128
        : 0;

    /// <summary>Null outside the matrix.</summary>
    public static int? Cap =>
        Environment.GetEnvironmentVariable(WidestVariable) is { Length: > 0 } bits ? int.Parse(bits, CultureInfo.InvariantCulture) : null;

    /// <summary>The width in a process without any switch: what the runtime makes of this machine.</summary>
    public static async Task<int> WithoutSwitches()
    {
        var start = new ProcessStartInfo(
            Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", [typeof(VectorWidth).Assembly.Location, Command])
        {
            RedirectStandardOutput = true,
        };
        foreach (string name in start.Environment.Keys.Where(IsSwitch).ToList())
            start.Environment.Remove(name);
        using var child = Process.Start(start)!;
        string output = await child.StandardOutput.ReadToEndAsync();
        await child.WaitForExitAsync();
        return int.Parse(output, CultureInfo.InvariantCulture);
    }

    static bool IsSwitch(string name) =>
        ((string[])["DOTNET_Enable", "COMPlus_Enable", "DOTNET_PreferredVectorBitWidth", "DOTNET_MaxVectorTBitWidth"])
            .Any(prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase));
}
