#!/usr/bin/env bash
# TensorPrimitives.MaxNumber over a span returns NaN, though it is the function that is to skip NaN.
#
# Expected:   the largest number, with missing prices kept as NaN passed over. The documentation names IEEE
#             754:2019 maximumNumber.
# Happens:    over one span, MaxNumber and MinNumber return NaN as soon as there is one. float.MaxNumber and
#             the overload for two spans do skip it.
# Version:    System.Numerics.Tensors 10.0.15
# Known:      dotnet/runtime issue 133346.
# Instead:    fold with float.MaxNumber, or replace NaN by negative infinity before.
#
# Usage: tensors-maxnumber-nan.sh [VERSION]    another version of System.Numerics.Tensors shows whether this is still so
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

float[] prices = [2.5f, float.NaN, 7.25f, 1];
float[] none = [float.NaN, 3, float.NaN, float.NaN];
var larger = new float[prices.Length];
TensorPrimitives.MaxNumber<float>(prices, none, larger);

Console.WriteLine($"prices: {string.Join(", ", prices)}");
Console.WriteLine($"MaxNumber(span): {TensorPrimitives.MaxNumber<float>(prices)}");
Console.WriteLine($"MinNumber(span): {TensorPrimitives.MinNumber<float>(prices)}");
Console.WriteLine($"MaxNumber(span, span): {string.Join(", ", larger)}");
Console.WriteLine($"folded by float.MaxNumber: {prices.Aggregate(float.MaxNumber)}");
Console.WriteLine($"folded by float.MinNumber: {prices.Aggregate(float.MinNumber)}");
EOF

cat > expected.txt <<'EOF'
prices: 2.5, NaN, 7.25, 1
MaxNumber(span): NaN
MinNumber(span): NaN
MaxNumber(span, span): 2.5, 3, 7.25, 1
folded by float.MaxNumber: 7.25
folded by float.MinNumber: 1
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
