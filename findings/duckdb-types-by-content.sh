#!/usr/bin/env bash
# DuckDB reads the same column of two extracts by different rules: 02/03/2024 is 2 March in one, 3 February in the other.
#
# Expected:   files of one feed are read alike.
# Happens:    the date order is chosen per file, day first where both fit. An extract whose days all are 12 or
#             less swaps day and month; the next one, with a 13th, does not. A column of the letters F or T
#             alone becomes BOOLEAN, one with an M in it stays text.
# Version:    DuckDB 1.5.6 (DuckDB.NET.Data.Full 1.5.6.1)
# Known:      "CSV Auto Detection" documents the candidates; the choice depends on the rows of the file.
# Instead:    give dateformat = '%m/%d/%Y' and types, or all_varchar = true and cast.
#
# Usage: duckdb-types-by-content.sh [VERSION]    another version of DuckDB.NET.Data.Full shows whether this is still so
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
File.WriteAllText("early.csv", "day,sex\n02/03/2024,F\n04/05/2024,F\n");
File.WriteAllText("late.csv", "day,sex\n02/03/2024,F\n02/13/2024,M\n");

foreach (string file in new[] { "early", "late" })
    Show($"select strftime(day, '%Y-%m-%d'), sex, typeof(sex) from read_csv('{file}.csv') limit 1");
Show("select strftime(day, '%Y-%m-%d'), sex from read_csv('early.csv', "
    + "dateformat = '%m/%d/%Y', types = {'day': 'DATE', 'sex': 'VARCHAR'}) limit 1");

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
select strftime(day, '%Y-%m-%d'), sex, typeof(sex) from read_csv('early.csv') limit 1
  2024-03-02 | False | BOOLEAN
select strftime(day, '%Y-%m-%d'), sex, typeof(sex) from read_csv('late.csv') limit 1
  2024-02-03 | F | VARCHAR
select strftime(day, '%Y-%m-%d'), sex from read_csv('early.csv', dateformat = '%m/%d/%Y', types = {'day': 'DATE', 'sex': 'VARCHAR'}) limit 1
  2024-02-03 | F
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
