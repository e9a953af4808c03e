#!/usr/bin/env bash
# Date32Array.Builder moves a DateTimeOffset to UTC first: a sale at half past midnight is dated the day before.
#
# Expected:   the date that the till printed: the Date of the value.
# Happens:    the offset is subtracted before the day is taken. East of Greenwich sales after midnight, and
#             each date stored as local midnight, fall on the day before; west of it late sales fall on the
#             day after.
# Version:    Apache.Arrow 23.0.0
# Known:      no remark in the package. DateTime and DateOnly are taken as they are, whatever their Kind.
# Instead:    Append(DateOnly.FromDateTime(value.Date)).
#
# Usage: arrow-date-of-an-offset.sh [VERSION]    another version of Apache.Arrow shows whether this is still so
set -euo pipefail
version=${1:-23.0.0}

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
    <PackageReference Include="Apache.Arrow" Version="[$version]" />
  </ItemGroup>
</Project>
EOF

cat > Program.cs <<'EOF'
using Apache.Arrow;

(string Till, DateTimeOffset Time)[] sales =
[
    ("Paris, half past midnight", new(2024, 7, 1, 0, 30, 0, TimeSpan.FromHours(2))),
    ("Paris, date only", new(2024, 7, 1, 0, 0, 0, TimeSpan.FromHours(2))),
    ("Cincinnati, 22:15", new(2024, 7, 1, 22, 15, 0, TimeSpan.FromHours(-4))),
];
foreach ((string till, DateTimeOffset time) in sales)
{
    Date32Array stored = new Date32Array.Builder().Append(time).Append(DateOnly.FromDateTime(time.Date)).Build();
    Console.WriteLine($"{till}: dated {time:yyyy-MM-dd}, appended {stored.GetDateOnly(0):yyyy-MM-dd}, "
        + $"as DateOnly {stored.GetDateOnly(1):yyyy-MM-dd}");
}
EOF

cat > expected.txt <<'EOF'
Paris, half past midnight: dated 2024-07-01, appended 2024-06-30, as DateOnly 2024-07-01
Paris, date only: dated 2024-07-01, appended 2024-06-30, as DateOnly 2024-07-01
Cincinnati, 22:15: dated 2024-07-01, appended 2024-07-02, as DateOnly 2024-07-01
EOF

dotnet build finding.csproj --configuration Release --verbosity quiet >&2

echo "Apache.Arrow $version"
dotnet bin/Release/net10.0/finding.dll > actual.txt
cat actual.txt

if ! diff --label stated --label seen -u expected.txt actual.txt >&2; then
    echo "the behaviour is no longer the one stated at the top of this script" >&2
    exit 1
fi
echo "as stated"
