#!/usr/bin/env bash
# DataFrame.GroupBy counts a missing amount as zero in Mean and Min, though the column itself skips it.
#
# Expected:   a mean and a minimum of the values that are there, per group as over the column.
# Happens:    Mean of a group divides by all rows of the group and Min takes the missing value for 0: 4 and a
#             null give 2 and 0, where the column gives 4 and 4. A filter for less than 1 keeps the missing
#             values too. Rows whose key is missing vanish.
# Version:    Microsoft.Data.Analysis 0.23.1
# Known:      dotnet/machinelearning issue 5691, open; issue 6659 mended it for whole columns only.
# Instead:    drop the nulls first: frame.DropNulls(), or divide Sum by Count, which does skip them.
#
# Usage: data-analysis-group-null.sh [VERSION]    another version of Microsoft.Data.Analysis shows whether this is still so
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
using Microsoft.Data.Analysis;

var department = new StringDataFrameColumn("department", ["MEAT", "MEAT", null]);
var amount = new DoubleDataFrameColumn("amount", [4.0, null, 6.0]);
var frame = new DataFrame(department, amount);
GroupBy meat = frame.GroupBy("department");

Console.WriteLine("MEAT: 4 and null; 6 without a department");
Show("mean", meat.Mean("amount"));
Show("min", meat.Min("amount"));
Show("sum", meat.Sum("amount"));
Show("count", meat.Count("amount"));
Show("mean after DropNulls", frame.DropNulls().GroupBy("department").Mean("amount"));

var alone = new DoubleDataFrameColumn("amount", [4.0, null]);
Console.WriteLine($"the column 4, null: mean {alone.Mean()}, min {alone.Min()}");
Console.WriteLine($"4, null, 6 less than 1: {string.Join(", ", amount.ElementwiseLessThan(1))}");

static void Show(string name, DataFrame groups)
{
    foreach (DataFrameRow group in groups.Rows)
        Console.WriteLine($"{name} of {group[0]}: {group[1]}");
}
EOF

cat > expected.txt <<'EOF'
MEAT: 4 and null; 6 without a department
mean of MEAT: 2
min of MEAT: 0
sum of MEAT: 4
count of MEAT: 1
mean after DropNulls of MEAT: 4
the column 4, null: mean 4, min 4
4, null, 6 less than 1: False, True, False
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
