#!/usr/bin/env bash
# Parquet.Net fills a class with zeros when the columns of the file are written in other letters.
#
# Expected:   QUANTITY of the file goes into Quantity of the class, or an exception says that there is no such
#             column.
# Happens:    names are compared letter by letter, and a property without a column keeps its default. A file
#             in the capitals of a warehouse reads as the right number of rows, all zero.
# Version:    Parquet.Net 6.1.0
# Known:      ParquetOptions.PropertyNameCaseInsensitive, false by default. That a missing column is no error
#             is not said.
# Instead:    set the option or [JsonPropertyName], and compare the names in the result's Schema with those of
#             the class.
#
# Usage: parquet-net-names.sh [VERSION]    another version of Parquet.Net shows whether this is still so
set -euo pipefail
version=${1:-6.1.0}

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
    <PackageReference Include="Parquet.Net" Version="[$version]" />
  </ItemGroup>
</Project>
EOF

cat > Program.cs <<'EOF'
using Parquet;
using Parquet.Serialization;

var bytes = new MemoryStream();
await ParquetSerializer.SerializeAsync([new Row { HOUSEHOLD = 2375, QUANTITY = 3 }, new Row { HOUSEHOLD = 1364, QUANTITY = 1 }], bytes);

await Read("by default", new ParquetOptions());
await Read("PropertyNameCaseInsensitive", new ParquetOptions { PropertyNameCaseInsensitive = true });

async Task Read(string name, ParquetOptions options)
{
    bytes.Position = 0;
    DeserializationResult<Sale> result = await ParquetSerializer.DeserializeAsync<Sale>(bytes, options);
    Console.WriteLine($"{name}: {string.Join(", ", result.Data.Select(s => $"household {s.Household} bought {s.Quantity} at {s.Price}"))}");
}

class Row
{
    public int HOUSEHOLD { get; set; }
    public int QUANTITY { get; set; }
}

class Sale
{
    public int Household { get; set; }
    public int Quantity { get; set; }
    public int Price { get; set; }
}
EOF

cat > expected.txt <<'EOF'
by default: household 0 bought 0 at 0, household 0 bought 0 at 0
PropertyNameCaseInsensitive: household 2375 bought 3 at 0, household 1364 bought 1 at 0
EOF

dotnet build finding.csproj --configuration Release --verbosity quiet >&2

echo "Parquet.Net $version"
dotnet bin/Release/net10.0/finding.dll > actual.txt
cat actual.txt

if ! diff --label stated --label seen -u expected.txt actual.txt >&2; then
    echo "the behaviour is no longer the one stated at the top of this script" >&2
    exit 1
fi
echo "as stated"
