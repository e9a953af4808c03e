#!/usr/bin/env bash
# DataFrame.LoadCsv reads every number as a 32-bit float: ids and amounts of eight digits change.
#
# Expected:   whole numbers become an integer type and amounts at least a double.
# Happens:    the guess knows text, dates, booleans and Single. 16777217 becomes 16777216, so two households
#             share an id; 19999999.99 becomes 20000000.
# Version:    Microsoft.Data.Analysis 0.23.1
# Known:      no remark in the package; the guessed type shows only in frame.Info().
# Instead:    give dataTypes: LoadCsv(stream, dataTypes: [typeof(long), typeof(decimal)]).
#
# Usage: data-analysis-csv-single.sh [VERSION]    another version of Microsoft.Data.Analysis shows whether this is still so
set -euo pipefail
version=${1:-0.23.1}

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
    <PackageReference Include="Microsoft.Data.Analysis" Version="[$version]" />
  </ItemGroup>
</Project>
EOF

cat > Program.cs <<'EOF'
using System.Text;
using Microsoft.Data.Analysis;

byte[] csv = Encoding.UTF8.GetBytes("household,amount\n16777216,19999999.99\n16777217,0.10\n");
Show("guessed", DataFrame.LoadCsv(new MemoryStream(csv)));
Show("given", DataFrame.LoadCsv(new MemoryStream(csv), dataTypes: [typeof(long), typeof(decimal)]));

static void Show(string name, DataFrame frame)
{
    Console.WriteLine($"types {name}: {string.Join(", ", frame.Columns.Select(c => c.DataType.Name))}");
    foreach (DataFrameColumn column in frame.Columns)
        Console.WriteLine($"  {column.Name}: {string.Join(", ", column.Cast<object>().Select(v => Convert.ToDouble(v).ToString("0.00")))}");
    Console.WriteLine($"  households: {frame["household"].ValueCounts().Rows.Count}");
}
EOF

cat > expected.txt <<'EOF'
types guessed: Single, Single
  household: 16777216.00, 16777216.00
  amount: 20000000.00, 0.10
  households: 1
types given: Int64, Decimal
  household: 16777216.00, 16777217.00
  amount: 19999999.99, 0.10
  households: 2
EOF

dotnet build finding.csproj --configuration Release --verbosity quiet >&2

echo "Microsoft.Data.Analysis $version"
dotnet bin/Release/net10.0/finding.dll > actual.txt
cat actual.txt

if ! diff --label stated --label seen -u expected.txt actual.txt >&2; then
    echo "the behaviour is no longer the one stated at the top of this script" >&2
    exit 1
fi
echo "as stated"
