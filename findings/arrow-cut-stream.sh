#!/usr/bin/env bash
# An Arrow stream cut between two batches is read as a shorter stream that ends well.
#
# Expected:   a download that breaks off is noticed: a complete stream ends with a marker of eight bytes.
# Happens:    the reader takes the end of the bytes for the end of the stream. Cut after a batch, the rest of
#             the sales is missing and nothing says so. Cut inside a batch, it throws; the file format throws
#             at any cut.
# Version:    Apache.Arrow 23.0.0
# Known:      Arrow columnar format, "IPC Streaming Format": a writer may end a stream by the marker or by
#             closing it, so a reader that asks for no marker keeps to the letter.
# Instead:    compare the row count with one sent beside the stream, look for FF FF FF FF 00 00 00 00 at its
#             end, or keep files in the file format, whose footer cannot be missing.
#
# Usage: arrow-cut-stream.sh [VERSION]    another version of Apache.Arrow shows whether this is still so
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

var schema = new Schema([new Field("basket", Int32Type.Default, false)], null);
foreach (bool file in new[] { false, true })
{
    var stream = new MemoryStream();
    var ends = new List<int>();
    using (ArrowStreamWriter writer = file ? new ArrowFileWriter(stream, schema, true) : new ArrowStreamWriter(stream, schema, true))
    {
        for (int batch = 0; batch < 3; batch++)
        {
            writer.WriteRecordBatch(new RecordBatch(schema, [new Int32Array.Builder().Append(batch).Append(batch).Build()], 2));
            ends.Add((int)stream.Position);
        }

        writer.WriteEnd();
    }

    byte[] bytes = stream.ToArray();
    string format = file ? "file" : "stream";
    Console.WriteLine($"{format}, whole: {Read(bytes, bytes.Length, file)}");
    Console.WriteLine($"{format}, cut after the first batch: {Read(bytes, ends[0], file)}");
    Console.WriteLine($"{format}, cut in the second batch: {Read(bytes, (ends[0] + ends[1]) / 2, file)}");
}

string Read(byte[] bytes, int length, bool file)
{
    int rows = 0;
    try
    {
        var part = new MemoryStream(bytes, 0, length);
        using ArrowStreamReader reader = file ? new ArrowFileReader(part) : new ArrowStreamReader(part);
        while (reader.ReadNextRecordBatch() is { } batch)
            rows += batch.Length;
        return $"{rows} rows";
    }
    catch (Exception e)
    {
        return $"{rows} rows, then {e.GetType().Name}";
    }
}
EOF

cat > expected.txt <<'EOF'
stream, whole: 6 rows
stream, cut after the first batch: 2 rows
stream, cut in the second batch: 2 rows, then InvalidOperationException
file, whole: 6 rows
file, cut after the first batch: 0 rows, then InvalidDataException
file, cut in the second batch: 0 rows, then InvalidDataException
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
