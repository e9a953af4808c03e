#!/usr/bin/env bash
# DataFrame.FromArrowRecordBatch ignores the offset of a slice: it loads the first rows, not the ones asked for.
#
# Expected:   a slice of a record batch becomes a frame of the rows in the slice.
# Happens:    the length of the slice is kept, its start is not: rows 3 and 4 come out as rows 1 and 2. As the
#             slice has no null, the null in row 2 comes out as 0. Paging through a batch yields the first
#             page each time.
# Version:    Microsoft.Data.Analysis 0.23.1 with Apache.Arrow 23.0.0
# Known:      no remark in the package.
# Instead:    load the whole batch and take rows of the frame, or write and read the slice once through Arrow
#             IPC, which sets its start to zero.
#
# Usage: data-analysis-slice.sh [VERSION]    another version of Microsoft.Data.Analysis shows whether this is still so
set -euo pipefail
version=${1:-0.23.1}

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
    <PackageReference Include="Microsoft.Data.Analysis" Version="[$version]" />
    <PackageReference Include="Apache.Arrow" Version="[23.0.0]" />
  </ItemGroup>
</Project>
EOF

cat > Program.cs <<'EOF'
using Apache.Arrow;
using Apache.Arrow.Ipc;
using Apache.Arrow.Types;
using Microsoft.Data.Analysis;

var schema = new Schema([new Field("quantity", Int32Type.Default, true), new Field("product", StringType.Default, true)], null);
Int32Array quantity = new Int32Array.Builder().Append(1).AppendNull().Append(30).Append(40).Build();
StringArray product = new StringArray.Builder().AppendRange(["milk", "bread", "eggs", "salmon"]).Build();
RecordBatch slice = new RecordBatch(schema, [quantity, product], 4).Slice(2, 2);

Console.WriteLine("the slice itself:");
for (int row = 0; row < slice.Length; row++)
    Console.WriteLine($"  {((Int32Array)slice.Column(0)).GetValue(row)} {((StringArray)slice.Column(1)).GetString(row)}");

DataFrame frame = DataFrame.FromArrowRecordBatch(slice);
Console.WriteLine("the frame made of it:");
foreach (DataFrameRow row in frame.Rows)
    Console.WriteLine($"  {row[0] ?? "null"} {row[1]}");
Console.WriteLine($"sum of quantity: {frame["quantity"].Sum()}");

var bytes = new MemoryStream();
using (var writer = new ArrowStreamWriter(bytes, schema, true))
    writer.WriteRecordBatch(slice);
bytes.Position = 0;
DataFrame again = DataFrame.FromArrowRecordBatch(new ArrowStreamReader(bytes).ReadNextRecordBatch());
Console.WriteLine($"sum after a turn through Arrow IPC: {again["quantity"].Sum()}");
EOF

cat > expected.txt <<'EOF'
the slice itself:
  30 eggs
  40 salmon
the frame made of it:
  1 milk
  0 bread
sum of quantity: 1
sum after a turn through Arrow IPC: 70
EOF

dotnet build finding.csproj --configuration Release --verbosity quiet >&2

echo "Microsoft.Data.Analysis $version"
dotnet bin/Release/net10.0/finding.dll > actual.txt
cat actual.txt

if ! diff --label stated --label seen -u expected.txt actual.txt >&2; then
    echo "the behaviour is no longer the one stated at the top of this script" >&2
    exit 1
fi
echo "as stated"
