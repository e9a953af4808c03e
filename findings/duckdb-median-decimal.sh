#!/usr/bin/env bash
# DuckDB cuts the median of decimal amounts to their own scale, while avg of the same two amounts is exact.
#
# Expected:   median(1.10, 2.25) is 1.675, or 1.68 if it must have two places; quantities do give a double.
# Happens:    median and quantile_cont of DECIMAL(9,2) return DECIMAL(9,2), cut toward the lower value: 1.67,
#             and -1.68 for the negatives, so returns and sales differ. Integers and doubles are interpolated
#             in double.
# Version:    DuckDB 1.5.6 (DuckDB.NET.Data.Full 1.5.6.1)
# Known:      the aggregate documentation gives median(x) as quantile_cont(x, 0.5).
# Instead:    median(amount::double), or cast to a wider scale first: median(amount::decimal(18,4)).
#
# Usage: duckdb-median-decimal.sh [VERSION]    another version of DuckDB.NET.Data.Full shows whether this is still so
set -euo pipefail
version=${1:-1.5.6.1}

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
    <PackageReference Include="DuckDB.NET.Data.Full" Version="[$version]" />
  </ItemGroup>
</Project>
EOF

cat > Program.cs <<'EOF'
using DuckDB.NET.Data;

using var connection = new DuckDBConnection("DataSource=:memory:");
connection.Open();
const string Amounts = "(values (1.10::decimal(9,2)), (2.25)) t(amount)";
Show($"select avg(amount), median(amount), typeof(median(amount)) from {Amounts}");
Show($"select median(-amount), quantile_cont(amount, 0.25) from {Amounts}");
Show($"select median(amount::double), median(amount::decimal(18,4)) from {Amounts}");
Show("select median(quantity), typeof(median(quantity)) from (values (1), (2)) t(quantity)");

void Show(string sql)
{
    using DuckDBCommand command = connection.CreateCommand();
    command.CommandText = sql;
    using DuckDBDataReader reader = command.ExecuteReader();
    Console.WriteLine(sql);
    while (reader.Read())
    {
        object[] row = new object[reader.FieldCount];
        reader.GetValues(row);
        Console.WriteLine("  " + string.Join(" | ", row));
    }
}
EOF

cat > expected.txt <<'EOF'
select avg(amount), median(amount), typeof(median(amount)) from (values (1.10::decimal(9,2)), (2.25)) t(amount)
  1.675 | 1.67 | DECIMAL(9,2)
select median(-amount), quantile_cont(amount, 0.25) from (values (1.10::decimal(9,2)), (2.25)) t(amount)
  -1.68 | 1.38
select median(amount::double), median(amount::decimal(18,4)) from (values (1.10::decimal(9,2)), (2.25)) t(amount)
  1.675 | 1.6750
select median(quantity), typeof(median(quantity)) from (values (1), (2)) t(quantity)
  1.5 | DOUBLE
EOF

dotnet build finding.csproj --configuration Release --verbosity quiet >&2

echo "DuckDB.NET.Data.Full $version"
dotnet bin/Release/net10.0/finding.dll > actual.txt
cat actual.txt

if ! diff --label stated --label seen -u expected.txt actual.txt >&2; then
    echo "the behaviour is no longer the one stated at the top of this script" >&2
    exit 1
fi
echo "as stated"
