#!/usr/bin/env bash
# DuckDB rounds amounts to whole numbers when the first fraction comes after the sampled rows.
#
# Expected:   a value that does not fit the detected type is an error, as "abc" in a number column is, or is
#             kept.
# Happens:    the type is fixed by the first 20,480 rows. If they hold whole amounts, the column is BIGINT and
#             each later 0.49 or 19.99 is rounded: 0 and 20. The sums are wrong, and nothing is reported.
# Version:    DuckDB 1.5.6 (DuckDB.NET.Data.Full 1.5.6.1)
# Known:      the sample size is documented under "CSV Auto Detection"; the silent rounding is duckdb/duckdb
#             issue 25824, open.
# Instead:    give the types: types = {'amount': 'DECIMAL(18,2)'}; or sample_size = -1, which reads the file
#             twice.
#
# Usage: duckdb-late-fraction.sh [VERSION]    another version of DuckDB.NET.Data.Full shows whether this is still so
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
File.WriteAllLines("sales.csv", ["basket,amount", .. Enumerable.Repeat("1,2", 20_480), "2,0.49", "3,19.99"]);

Show("select amount, typeof(amount) from read_csv('sales.csv') where basket > 1");
Show("select sum(amount) from read_csv('sales.csv')");
Show("select sum(amount)::decimal(18,2) from read_csv('sales.csv', sample_size = -1)");
Show("select sum(amount) from read_csv('sales.csv', types = {'amount': 'DECIMAL(18,2)'})");

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
select amount, typeof(amount) from read_csv('sales.csv') where basket > 1
  0 | BIGINT
  20 | BIGINT
select sum(amount) from read_csv('sales.csv')
  40980
select sum(amount)::decimal(18,2) from read_csv('sales.csv', sample_size = -1)
  40980.48
select sum(amount) from read_csv('sales.csv', types = {'amount': 'DECIMAL(18,2)'})
  40980.48
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
