using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.Intrinsics;

namespace DunnHumbyColumnar.Bench.Suites.Kernels;

/// <summary>The widest vectors that a process may use, and the runtime switch that takes wider ones away.</summary>
/// <param name="Bits">Bits; 0 for no vectors at all.</param>
/// <param name="Name">Id of its job.</param>
/// <param name="Switch">Environment variable to set to 0; null for none.</param>
sealed record VectorWidth(int Bits, string Name, string? Switch)
{
    /// <summary>Set for the processes of a job: the widest vector in bits that the switch must have left, 0 for none.</summary>
    public const string WidestVariable = "DHC_WIDEST_VECTOR_BITS";

    /// <summary>Environment variable that names the widths to run, such as <c>512,0</c>; all without it.</summary>
    public const string ChoiceVariable = "DHC_SUITES_BITS";

    /// <summary>Bits of this process.</summary>
    public static int Actual =>
        Vector512.IsHardwareAccelerated ? 512
        : Vector256.IsHardwareAccelerated ? 256
        : Vector128.IsHardwareAccelerated ? 128
        : 0;

    /// <summary>
    /// The widths to run, widest first: those that this machine has, or the ones of them that an environment variable names.
    /// </summary>
    public static ImmutableArray<VectorWidth> Chosen { get; } =
    [
        .. new VectorWidth[]
        {
            new(512, "512-bit", null),
            new(256, "256-bit", "DOTNET_EnableAVX512"),
            new(128, "128-bit", "DOTNET_EnableAVX2"),
            new(0, "scalar", "DOTNET_EnableHWIntrinsic"),
        }.Where(width => width.Bits <= Actual && IsWanted(width)),
    ];

    /// <summary>Throws if this process was started to use another width than it does.</summary>
    public static void Demand()
    {
        string actual = Actual.ToString(CultureInfo.InvariantCulture);
        if (Environment.GetEnvironmentVariable(WidestVariable) is { } expected && expected != actual)
            throw new InvalidOperationException($"Vectors of {expected} bits expected, {actual} found: the switch took no effect.");
    }

    static bool IsWanted(VectorWidth width) =>
        Environment.GetEnvironmentVariable(ChoiceVariable) is not { Length: > 0 } choice
        || choice.Split(',').Contains(width.Bits.ToString(CultureInfo.InvariantCulture));
}
