#!/usr/bin/env bash
# apache-arrow for JavaScript ignores the scale of decimals: 19.99 written in .NET comes out as 1999.
#
# Expected:   a decimal(19,2) prints and counts as the amount it is, as it does in .NET.
# Happens:    the value is the unscaled integer. String, number, sum and JSON of a row are all a hundred times
#             too large, and no error is raised.
# Version:    npm apache-arrow 21.2.0, file by NuGet Apache.Arrow 23.0.0
# Known:      apache/arrow-js issues 77 and 100, open.
# Instead:    divide by 10 ** field.type.scale where a double will do, or export money to JavaScript as
#             integer cents or as text.
#
# Usage: arrow-js-decimal-scale.sh [VERSION]    another version of the npm package shows whether this is still so
set -euo pipefail
version=${1:-21.2.0}

if [ -z "$(command -v npm)" ]; then
    apt-get update -qq && apt-get install -y -qq --no-install-recommends nodejs npm > /dev/null
fi

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
    <PackageReference Include="Apache.Arrow" Version="[23.0.0]" />
  </ItemGroup>
</Project>
EOF

cat > Program.cs <<'EOF'
using Apache.Arrow;
using Apache.Arrow.Ipc;
using Apache.Arrow.Types;

decimal[] amounts = [19.99m, 0.05m, -1.25m];
var type = new Decimal128Type(19, 2);
var schema = new Schema([new Field("amount", type, false)], null);
var column = new Decimal128Array.Builder(type);
foreach (decimal amount in amounts)
    column.Append(amount);

using FileStream file = File.Create("sales.arrow");
using var writer = new ArrowFileWriter(file, schema);
writer.WriteRecordBatch(new RecordBatch(schema, [column.Build()], amounts.Length));
writer.WriteEnd();
Console.WriteLine($".NET wrote: {string.Join(", ", amounts)}; sum {amounts.Sum()}");
EOF

cat > read.mjs <<'EOF'
import { readFileSync } from 'node:fs';
import { tableFromIPC } from 'apache-arrow';

const table = tableFromIPC(readFileSync('sales.arrow'));
const column = table.getChild('amount');
const values = [...column];
const scale = table.schema.fields[0].type.scale;
console.log(`as text:    ${values.map(String).join(', ')}`);
console.log(`as numbers: ${values.map(Number).join(', ')}; sum ${values.reduce((sum, value) => sum + Number(value), 0)}`);
console.log(`row as JSON: ${JSON.stringify(table.get(0))}`);
console.log(`scale ${scale} applied by hand: ${values.map(value => Number(value) / 10 ** scale).join(', ')}`);
EOF

cat > expected.txt <<'EOF'
.NET wrote: 19.99, 0.05, -1.25; sum 18.79
as text:    1999, 5, -125
as numbers: 1999, 5, -125; sum 1879
row as JSON: {"amount":"\"1999\""}
scale 2 applied by hand: 19.99, 0.05, -1.25
EOF

dotnet build finding.csproj --configuration Release --verbosity quiet >&2
npm install --prefix "$work" --no-save --no-audit --no-fund --silent "apache-arrow@$version" >&2

echo "apache-arrow (npm) $version"
dotnet bin/Release/net10.0/finding.dll > actual.txt
node read.mjs >> actual.txt
cat actual.txt

if ! diff --label stated --label seen -u expected.txt actual.txt >&2; then
    echo "the behaviour is no longer the one stated at the top of this script" >&2
    exit 1
fi
echo "as stated"
