#!/usr/bin/env bash
# Decimal128Array holds amounts too large for its type, refuses exact ones, and drops digits when it is read.
#
# Expected:   decimal(5,2) holds -999.99 to 999.99 and nothing else; 1.2000 equals 1.20 and fits.
# Happens:    the builder counts the digits of the number given, before it adds the scale: 99999 goes in as
#             99999.00, seven digits. It looks at the scale of the number, not at its value: 1.2000, which any
#             product of two prices looks like, is refused. And GetValue cuts what System.Decimal cannot hold;
#             GetString does not.
# Version:    Apache.Arrow 23.0.0
# Known:      no remark in the package.
# Instead:    check the range and round to the scale before Append, for instance decimal.Round(value, 2); read
#             wide columns by GetString or GetSqlDecimal.
#
# Usage: arrow-decimal-precision.sh [VERSION]    another version of Apache.Arrow shows whether this is still so
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
using System.Data.SqlTypes;
using Apache.Arrow;
using Apache.Arrow.Types;

var money = new Decimal128Type(5, 2);
foreach (decimal amount in new[] { 999.99m, 99999m, 1.20m, 1.2000m, 1.5m * 0.800m })
    Console.WriteLine($"{amount} into decimal(5,2): {Append(amount)}");

Decimal128Array wide = new Decimal128Array.Builder(new Decimal128Type(38, 10))
    .Append(SqlDecimal.Parse("12345678901234567890123456.1234567890")).Build();
Console.WriteLine($"decimal(38,10) by GetString: {wide.GetString(0)}");
Console.WriteLine($"decimal(38,10) by GetValue:  {wide.GetValue(0)}");

string Append(decimal amount)
{
    try
    {
        return $"holds {new Decimal128Array.Builder(money).Append(amount).Build().GetValue(0)}";
    }
    catch (OverflowException e)
    {
        return e.Message;
    }
}
EOF

cat > expected.txt <<'EOF'
999.99 into decimal(5,2): holds 999.99
99999 into decimal(5,2): holds 99999.00
1.20 into decimal(5,2): holds 1.20
1.2000 into decimal(5,2): Decimal scale cannot be greater than that in the Arrow vector: 4 != 2
1.2000 into decimal(5,2): Decimal scale cannot be greater than that in the Arrow vector: 4 != 2
decimal(38,10) by GetString: 12345678901234567890123456.1234567890
decimal(38,10) by GetValue:  12345678901234567890123456.123
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
