#!/usr/bin/env bash
# Apache.Arrow writes the dictionary of the first batch only: later batches read back as other departments.
#
# Expected:   each record batch keeps the values it was given. The IPC stream format lets a writer replace or
#             extend a dictionary between batches.
# Happens:    two batches with dictionaries of their own are written without an error, the second dictionary
#             never reaches the stream, and its indices are read with the words of the first batch. The file
#             writer does the same.
# Version:    Apache.Arrow 23.0.0
# Known:      Arrow columnar format, "Dictionary Messages", allows replacement and delta dictionaries in a
#             stream. The Java writer had the same fault (apache/arrow pull request 35920).
# Instead:    build one dictionary for all batches before the first is written, or write plain strings.
#
# Usage: arrow-second-dictionary.sh [VERSION]    another version of Apache.Arrow shows whether this is still so
set -euo pipefail
version=${1:-23.0.0}

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
    <PackageReference Include="Apache.Arrow" Version="[$version]" />
  </ItemGroup>
</Project>
EOF

cat > Program.cs <<'EOF'
using Apache.Arrow;
using Apache.Arrow.Ipc;
using Apache.Arrow.Types;

var type = new DictionaryType(Int32Type.Default, StringType.Default, false);
var schema = new Schema([new Field("department", type, false)], null);
RecordBatch[] batches = [Batch("GROCERY", "MEAT"), Batch("DAIRY", "FLORAL")];

foreach (bool file in new[] { false, true })
{
    var bytes = new MemoryStream();
    using (ArrowStreamWriter writer = file ? new ArrowFileWriter(bytes, schema, true) : new ArrowStreamWriter(bytes, schema, true))
    {
        foreach (RecordBatch batch in batches)
            writer.WriteRecordBatch(batch);
        writer.WriteEnd();
    }

    Console.WriteLine(file ? "file format" : "stream format");
    Console.WriteLine($"  bytes contain DAIRY: {bytes.ToArray().AsSpan().IndexOf("DAIRY"u8) >= 0}");
    bytes.Position = 0;
    using ArrowStreamReader reader = file ? new ArrowFileReader(bytes) : new ArrowStreamReader(bytes);
    foreach (RecordBatch batch in batches)
        Console.WriteLine($"  wrote {Words(batch)}, read {Words(reader.ReadNextRecordBatch())}");
}

RecordBatch Batch(params string[] words)
{
    Int32Array indices = new Int32Array.Builder().AppendRange(Enumerable.Range(0, words.Length)).Build();
    StringArray dictionary = new StringArray.Builder().AppendRange(words).Build();
    return new RecordBatch(schema, [new DictionaryArray(type, indices, dictionary)], words.Length);
}

string Words(RecordBatch batch)
{
    var column = (DictionaryArray)batch.Column(0);
    var words = (StringArray)column.Dictionary;
    return string.Join(" ", ((Int32Array)column.Indices).Values.ToArray().Select(i => words.GetString(i)));
}
EOF

cat > expected.txt <<'EOF'
stream format
  bytes contain DAIRY: False
  wrote GROCERY MEAT, read GROCERY MEAT
  wrote DAIRY FLORAL, read GROCERY MEAT
file format
  bytes contain DAIRY: False
  wrote GROCERY MEAT, read GROCERY MEAT
  wrote DAIRY FLORAL, read GROCERY MEAT
EOF

dotnet build finding.csproj --configuration Release --verbosity quiet >&2

echo "Apache.Arrow $version"
dotnet bin/Release/net10.0/finding.dll > actual.txt
cat actual.txt

if ! diff --label stated --label seen -u expected.txt actual.txt >&2; then
    echo "the behaviour is no longer the one stated at the top of this script" >&2
    exit 1
fi
echo "as stated"
