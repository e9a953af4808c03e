#!/usr/bin/env bash
# DuckDB takes a header of years for a row of data and adds 2023 to the sales.
#
# Expected:   the first line of "store,2023,2024" names the columns.
# Happens:    a header is seen only where its cells do not fit the types below. Years fit a number column, so
#             the line becomes a store named "store" with sales of 2023 and 2024, and sums are off by the
#             year.
# Version:    DuckDB 1.5.6 (DuckDB.NET.Data.Full 1.5.6.1)
# Known:      "CSV Auto Detection", header detection, explains the rule.
# Instead:    header = true whenever the file has one.
#
# Usage: duckdb-header-of-years.sh [VERSION]    another version of DuckDB.NET.Data.Full shows whether this is still so
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
File.WriteAllText("stores.csv", "store,2023,2024\nLeeds,6,7\nYork,8,9\n");

Show("from read_csv('stores.csv')");
Show("select count(*), sum(column1) from read_csv('stores.csv')");
Show("select count(*), sum(\"2023\") from read_csv('stores.csv', header = true)");

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
from read_csv('stores.csv')
  store | 2023 | 2024
  Leeds | 6 | 7
  York | 8 | 9
select count(*), sum(column1) from read_csv('stores.csv')
  3 | 2037
select count(*), sum("2023") from read_csv('stores.csv', header = true)
  2 | 14
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
