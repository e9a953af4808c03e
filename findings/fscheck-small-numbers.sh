#!/usr/bin/env bash
# FsCheck tries no int, long, uint or decimal beyond 100, so a sum that overflows passes 100,000 tests.
#
# Expected:   random numbers of the whole type, at least sometimes, the more tests the larger.
# Happens:    numbers are bounded by the size, and the size ends at 100, however many tests are run. Doubles
#             and bytes do span their type. A property over sums of int holds 100,000 times; over DoNotSize it
#             fails at once.
# Version:    FsCheck 3.6.0
# Known:      DoNotSize is documented; the bound of the plain types, long and decimal among them, is left to
#             the word "size".
# Instead:    DoNotSize<int> and its kind, or a generator for the amounts of the field, with the limits of the
#             type mixed in.
#
# Usage: fscheck-small-numbers.sh [VERSION]    another version of FsCheck shows whether this is still so
set -euo pipefail
version=${1:-3.6.0}

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
    <PackageReference Include="FsCheck" Version="[$version]" />
  </ItemGroup>
</Project>
EOF

cat > Program.cs <<'EOF'
using FsCheck;
using FsCheck.Fluent;

const int Tests = 100_000;
Range<int>("int", x => x);
Range<long>("long", x => x);
Range<uint>("uint", x => x);
Range<decimal>("decimal", x => (double)x);
Range<double>("double", x => x);

Console.WriteLine($"sum of int never overflows: {Holds<int[]>(Fits)}");
Console.WriteLine($"sum of DoNotSize<int> never overflows: {Holds<DoNotSize<int>[]>(items => Fits([.. items.Select(i => i.Item)]))}");

static bool Fits(int[] items) => items.Sum(i => (long)i) == items.Aggregate(0, (sum, i) => unchecked(sum + i));

static void Range<T>(string name, Func<T, double> value)
{
    double largest = 0;
    Holds<T>(x =>
    {
        double magnitude = Math.Abs(value(x));
        largest = double.IsFinite(magnitude) ? Math.Max(largest, magnitude) : largest;
        return true;
    });
    Console.WriteLine($"{name}: beyond 100 in {Tests} tests: {largest > 100}");
}

static bool Holds<T>(Func<T, bool> property)
{
    TextWriter output = Console.Out;
    Console.SetOut(TextWriter.Null);
    try
    {
        Prop.ForAll(property).Check(Config.QuickThrowOnFailure.WithMaxTest(Tests));
        return true;
    }
    catch (Exception e) when (e.Message.Contains("Falsifiable"))
    {
        return false;
    }
    finally
    {
        Console.SetOut(output);
    }
}
EOF

cat > expected.txt <<'EOF'
int: beyond 100 in 100000 tests: False
long: beyond 100 in 100000 tests: False
uint: beyond 100 in 100000 tests: False
decimal: beyond 100 in 100000 tests: False
double: beyond 100 in 100000 tests: True
sum of int never overflows: True
sum of DoNotSize<int> never overflows: False
EOF

dotnet build finding.csproj --configuration Release --verbosity quiet >&2

echo "FsCheck $version"
dotnet bin/Release/net10.0/finding.dll > actual.txt
cat actual.txt

if ! diff --label stated --label seen -u expected.txt actual.txt >&2; then
    echo "the behaviour is no longer the one stated at the top of this script" >&2
    exit 1
fi
echo "as stated"
