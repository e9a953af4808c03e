#!/usr/bin/env bash
# A decimal parameter of Microsoft.Data.Sqlite is text: price * quantity > @limit finds nothing, < @limit everything.
#
# Expected:   20m compares as the number 20, as it does against a plain column.
# Happens:    a decimal is bound as TEXT. Against a REAL or NUMERIC column SQLite converts it, so price >
#             @limit works. An expression has no affinity: in WHERE over a product and in HAVING over a sum
#             each number is less than any text. In a column without a type 9.50 is larger than 100.0.
# Version:    Microsoft.Data.Sqlite 10.0.15
# Known:      the type table of the package: Decimal is TEXT, "REAL would be lossy". What that does to
#             comparisons is not said.
# Instead:    bind (double)limit or whole cents as long, or write cast(@limit as real).
#
# Usage: sqlite-decimal-parameter.sh [VERSION]    another version of Microsoft.Data.Sqlite shows whether this is still so
set -euo pipefail
version=${1:-10.0.15}

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
    <PackageReference Include="Microsoft.Data.Sqlite" Version="[$version]" />
  </ItemGroup>
</Project>
EOF

cat > Program.cs <<'EOF'
using Microsoft.Data.Sqlite;

using var connection = new SqliteConnection("Data Source=:memory:");
connection.Open();
Run("create table sale(product, price real, quantity integer, paid)", 0m);
Run("insert into sale values ('milk', 1.2, 2, @limit)", 9.50m);
Run("insert into sale values ('salmon', 30.0, 2, @limit)", 100m);

Run("select product from sale where price > @limit", 20m);
Run("select product from sale where price * quantity > @limit", 20m);
Run("select product from sale where price * quantity < @limit", 20m);
Run("select product from sale group by product having sum(price) > @limit", 20m);
Run("select max(paid) from sale", 0m);
Run("select product from sale where price * quantity > @limit", 20.0);
Run("select product from sale where price * quantity > cast(@limit as real)", 20m);

void Run(string sql, object limit)
{
    using SqliteCommand command = connection.CreateCommand();
    command.CommandText = sql;
    command.Parameters.AddWithValue("@limit", limit);
    using SqliteDataReader reader = command.ExecuteReader();
    var rows = new List<string>();
    while (reader.Read())
        rows.Add(reader.GetString(0));
    if (sql.StartsWith("select"))
        Console.WriteLine($"{sql}, {limit.GetType().Name} {limit}: {(rows.Count == 0 ? "none" : string.Join(" ", rows))}");
}
EOF

cat > expected.txt <<'EOF'
select product from sale where price > @limit, Decimal 20: salmon
select product from sale where price * quantity > @limit, Decimal 20: none
select product from sale where price * quantity < @limit, Decimal 20: milk salmon
select product from sale group by product having sum(price) > @limit, Decimal 20: none
select max(paid) from sale, Decimal 0: 9.5
select product from sale where price * quantity > @limit, Double 20: salmon
select product from sale where price * quantity > cast(@limit as real), Decimal 20: salmon
EOF

dotnet build finding.csproj --configuration Release --verbosity quiet >&2

echo "Microsoft.Data.Sqlite $version"
dotnet bin/Release/net10.0/finding.dll > actual.txt
cat actual.txt

if ! diff --label stated --label seen -u expected.txt actual.txt >&2; then
    echo "the behaviour is no longer the one stated at the top of this script" >&2
    exit 1
fi
echo "as stated"
