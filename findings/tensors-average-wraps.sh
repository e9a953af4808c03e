#!/usr/bin/env bash
# TensorPrimitives.Average works in the type of its elements: two prices of 20,000,000 cents and more average below zero.
#
# Expected:   the mean, as Enumerable.Average of int gives it: a double from a wide sum.
# Happens:    sum and quotient stay in T without a check. Average of 2000000000 twice is negative, of the
#             shorts 20000 four times 3616, of the bytes 200 and 100 is 22, and of 1 and 2 is 1. Sum wraps
#             where LINQ throws.
# Version:    System.Numerics.Tensors 10.0.15
# Known:      the documentation says "the mean of all elements" and speaks of NaN, not of overflow.
# Instead:    widen first: TensorPrimitives.ConvertChecked to long or double into a buffer, then Sum and
#             divide.
#
# Usage: tensors-average-wraps.sh [VERSION]    another version of System.Numerics.Tensors shows whether this is still so
set -euo pipefail
version=${1:-10.0.15}

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

cat > finding.csproj <<EOF
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup>
    <OutputType>Exe</OutputType>
    <TargetFramework>net10.0</TargetFramework>
    <ImplicitUsings>enable</ImplicitUsings>
    <Nullable>enable</Nullable>
    <InvariantGlobalization>true</InvariantGlobalization>
  </PropertyGroup>
  <ItemGroup>
    <PackageReference Include="System.Numerics.Tensors" Version="[$version]" />
  </ItemGroup>
</Project>
EOF

cat > Program.cs <<'EOF'
using System.Numerics.Tensors;

int[] cents = [2_000_000_000, 2_000_000_000];
short[] quantities = [20_000, 20_000, 20_000, 20_000];
byte[] shares = [200, 100];
int[] baskets = [1, 2];

Console.WriteLine($"int 2000000000 twice: Tensors {TensorPrimitives.Average<int>(cents)}, LINQ {cents.Average()}");
Console.WriteLine($"short 20000 four times: Tensors {TensorPrimitives.Average<short>(quantities)}, LINQ {quantities.Average(q => q)}");
Console.WriteLine($"byte 200 and 100: Tensors {TensorPrimitives.Average<byte>(shares)}, LINQ {shares.Average(s => s)}");
Console.WriteLine($"int 1 and 2: Tensors {TensorPrimitives.Average<int>(baskets)}, LINQ {baskets.Average()}");
Console.WriteLine($"sum of int: Tensors {TensorPrimitives.Sum<int>(cents)}, LINQ {Sum()}");

var wide = new double[cents.Length];
TensorPrimitives.ConvertChecked<int, double>(cents, wide);
Console.WriteLine($"widened first: {TensorPrimitives.Average<double>(wide)}");

string Sum()
{
    try
    {
        return cents.Sum().ToString();
    }
    catch (OverflowException e)
    {
        return e.GetType().Name;
    }
}
EOF

cat > expected.txt <<'EOF'
int 2000000000 twice: Tensors -147483648, LINQ 2000000000
short 20000 four times: Tensors 3616, LINQ 20000
byte 200 and 100: Tensors 22, LINQ 150
int 1 and 2: Tensors 1, LINQ 1.5
sum of int: Tensors -294967296, LINQ OverflowException
widened first: 2000000000
EOF

dotnet build finding.csproj --configuration Release --verbosity quiet >&2

echo "System.Numerics.Tensors $version"
dotnet bin/Release/net10.0/finding.dll > actual.txt
cat actual.txt

if ! diff --label stated --label seen -u expected.txt actual.txt >&2; then
    echo "the behaviour is no longer the one stated at the top of this script" >&2
    exit 1
fi
echo "as stated"
