using System.Globalization;
using System.Runtime.Intrinsics;

namespace DunnHumbyColumnar.Tests.Conventions;

/// <summary>The vector width this process uses, and the one it was started to use.</summary>
static class VectorWidth
{
    /// <summary>Set in the children of the matrix: the width in bits that the switch must leave, 0 for no vectors at all.</summary>
    public const string ExpectedVariable = "DHC_EXPECT_VECTOR_BITS";

    /// <summary>Bits of the widest accelerated vector; 0 without acceleration.</summary>
    public static int Actual =>
        Vector512.IsHardwareAccelerated ? 512
        : Vector256.IsHardwareAccelerated ? 256
        : Vector128.IsHardwareAccelerated ? 128
        : 0;

    /// <summary>Null outside the matrix.</summary>
    public static int? Expected =>
        Environment.GetEnvironmentVariable(ExpectedVariable) is { Length: > 0 } bits ? int.Parse(bits, CultureInfo.InvariantCulture) : null;
}
