#!/usr/bin/env bash
# One line with a field too few makes DuckDB read the whole CSV file as a single text column.
#
# Expected:   an error that names the line, as with a given delimiter.
# Happens:    no delimiter splits all lines alike, so the sniffer settles for none: a thousand sales become
#             one column named "product,quantity,amount". The query runs, the row count is right.
# Version:    DuckDB 1.5.6 (DuckDB.NET.Data.Full 1.5.6.1)
# Known:      duckdb/duckdb issues 14117 and 9343.
# Instead:    give the delimiter, delim = ',', and the short line is an error; null_padding = true fills it
#             up.
#
# Usage: duckdb-one-short-line.sh [VERSION]    another version of DuckDB.NET.Data.Full shows whether this is still so
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
var lines = Enumerable.Range(1, 1000).Select(i => i == 500 ? "eggs,1" : "milk,2,1.19");
File.WriteAllLines("sales.csv", ["product,quantity,amount", .. lines]);

Show("select count(*) from read_csv('sales.csv')");
Show("select column_name, column_type from (describe from read_csv('sales.csv'))");
Show("select * from read_csv('sales.csv') limit 1");
Show("select count(*), sum(amount)::decimal(18,2) from read_csv('sales.csv', delim = ',', null_padding = true)");
try
{
    Show("from read_csv('sales.csv', delim = ',')");
}
catch (DuckDBException e)
{
    Console.WriteLine("delim = ',' alone: " + e.Message.Split('\n')[0]);
}

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
select count(*) from read_csv('sales.csv')
  1000
select column_name, column_type from (describe from read_csv('sales.csv'))
  product,quantity,amount | VARCHAR
select * from read_csv('sales.csv') limit 1
  milk,2,1.19
select count(*), sum(amount)::decimal(18,2) from read_csv('sales.csv', delim = ',', null_padding = true)
  1000 | 1188.81
delim = ',' alone: Invalid Input Error: Error when sniffing file "sales.csv".
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
