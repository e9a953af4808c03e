#!/usr/bin/env bash
# In DuckDB 2.5 cast to an integer is 3 or 2, by whether it is a DECIMAL or a DOUBLE.
#
# Expected:   one rule for halves, and a cast that agrees with round().
# Happens:    a cast of DECIMAL rounds halves away from zero, a cast of DOUBLE to the even neighbour; round()
#             goes away from zero for both. 2.5 written in SQL is a DECIMAL, the same 2.5 out of an average or
#             a CSV file a DOUBLE, so points earned differ by where the number came from.
# Version:    DuckDB 1.5.6 (DuckDB.NET.Data.Full 1.5.6.1)
# Known:      PostgreSQL makes the same difference between numeric and double precision, but rounds by it in
#             round() too.
# Instead:    round(x)::integer or floor(x)::integer, never the bare cast.
#
# Usage: duckdb-two-roundings.sh [VERSION]    another version of DuckDB.NET.Data.Full shows whether this is still so
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
Show("""
    select x, x::integer as of_decimal, x::double::integer as of_double,
        round(x)::integer as round_decimal, round(x::double)::integer as round_double
    from (values (0.5), (1.5), (2.5), (-2.5)) t(x)
    """);
Show("select avg(x)::integer, (sum(x) / 2.0)::integer, 2.5::integer from (values (2), (3)) t(x)");

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
select x, x::integer as of_decimal, x::double::integer as of_double,
    round(x)::integer as round_decimal, round(x::double)::integer as round_double
from (values (0.5), (1.5), (2.5), (-2.5)) t(x)
  0.5 | 1 | 0 | 1 | 1
  1.5 | 2 | 2 | 2 | 2
  2.5 | 3 | 2 | 3 | 3
  -2.5 | -3 | -2 | -3 | -3
select avg(x)::integer, (sum(x) / 2.0)::integer, 2.5::integer from (values (2), (3)) t(x)
  2 | 2 | 3
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
