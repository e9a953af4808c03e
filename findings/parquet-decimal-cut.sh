#!/usr/bin/env bash
# Both Parquet libraries for .NET cut decimals to the scale of the column, and hold more than its precision.
#
# Expected:   1.239 into decimal(5,2) is rounded to 1.24 or refused; 99999 does not fit and is refused.
# Happens:    digits beyond the scale are cut off: 1.239 is stored as 1.23 and 1.999 as 1.99, a bias toward
#             zero in each sum. In Parquet.Net 99999.00 lands in a column declared decimal(5,2), in
#             ParquetSharp 9999999.99 in one of decimal(8,2), since only the bytes are checked.
# Version:    ParquetSharp 25.0.1.2, Parquet.Net 6.1.0
# Known:      no remark in either package.
# Instead:    decimal.Round(value, 2) and a check of the range before writing.
#
# Usage: parquet-decimal-cut.sh [VERSION]    another version of ParquetSharp shows whether this is still so
set -euo pipefail
version=${1:-25.0.1.2}

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
    <PackageReference Include="ParquetSharp" Version="[$version]" />
    <PackageReference Include="Parquet.Net" Version="[6.1.0]" />
  </ItemGroup>
</Project>
EOF

cat > Program.cs <<'EOF'
using Parquet.Serialization;
using Parquet.Serialization.Attributes;
using ParquetSharp;

decimal[] amounts = [1.239m, 1.999m, -1.999m, 99999m];
using (var writer = new ParquetFileWriter("sharp.parquet", [new Column<decimal>("amount", LogicalType.Decimal(7, 2))]))
{
    using RowGroupWriter group = writer.AppendRowGroup();
    using LogicalColumnWriter<decimal> column = group.NextColumn().LogicalWriter<decimal>();
    column.WriteBatch(amounts);
    writer.Close();
}

Console.WriteLine($"written:      {string.Join(" ", amounts)}");
Console.WriteLine($"ParquetSharp: {string.Join(" ", ReadSharp("sharp.parquet"))}");

using (FileStream file = File.Create("net.parquet"))
    await ParquetSerializer.SerializeAsync(amounts.Select(a => new Sale { Amount = a }), file);
using (FileStream file = File.OpenRead("net.parquet"))
{
    var sales = (await ParquetSerializer.DeserializeAsync<Sale>(file)).Data;
    Console.WriteLine($"Parquet.Net:  {string.Join(" ", sales.Select(s => s.Amount))}");
}

using (var writer = new ParquetFileWriter("wide.parquet", [new Column<decimal>("amount", LogicalType.Decimal(8, 2))]))
{
    using RowGroupWriter group = writer.AppendRowGroup();
    using LogicalColumnWriter<decimal> column = group.NextColumn().LogicalWriter<decimal>();
    column.WriteBatch([9999999.99m]);
    writer.Close();
}

Console.WriteLine($"ParquetSharp, 9999999.99 in decimal(8,2): {ReadSharp("wide.parquet")[0]}");

static decimal[] ReadSharp(string path)
{
    using var reader = new ParquetFileReader(path);
    using RowGroupReader group = reader.RowGroup(0);
    using LogicalColumnReader<decimal> column = group.Column(0).LogicalReader<decimal>();
    return column.ReadAll((int)group.MetaData.NumRows);
}

class Sale
{
    [ParquetDecimal(5, 2)]
    public decimal Amount { get; set; }
}
EOF

cat > expected.txt <<'EOF'
written:      1.239 1.999 -1.999 99999
ParquetSharp: 1.23 1.99 -1.99 99999
Parquet.Net:  1.23 1.99 -1.99 99999.00
ParquetSharp, 9999999.99 in decimal(8,2): 9999999.99
EOF

dotnet build finding.csproj --configuration Release --verbosity quiet >&2

echo "Parquet.Net 6.1.0, ParquetSharp $version"
dotnet bin/Release/net10.0/finding.dll > actual.txt
cat actual.txt

if ! diff --label stated --label seen -u expected.txt actual.txt >&2; then
    echo "the behaviour is no longer the one stated at the top of this script" >&2
    exit 1
fi
echo "as stated"
