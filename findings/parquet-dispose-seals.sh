#!/usr/bin/env bash
# A Parquet file whose writing failed half way is a valid, shorter file, if its writer was in a using statement.
#
# Expected:   the footer is written by Close, the last thing a program does when all is well; a file without a
#             footer cannot be read, so that an export that failed cannot be taken for a whole one.
# Happens:    Dispose without Close writes the footer, too. An exception between two row groups leaves a file
#             that every reader takes for complete, with the row groups that were finished before. Only a
#             failure inside of a row group leaves one that cannot be read.
# Version:    ParquetSharp 25.0.1.2
# Known:      G-Research/ParquetSharp issue 104 and pull request 107, of 2020, are about the reverse, invalid
#             files without an exception, and ask to call Close for that; that Dispose completes a file is
#             not said there.
# Instead:    write into a file of another name and rename it when Close has returned, or into a stream that
#             can be told to take no more bytes before the writer is disposed.
#
# Usage: parquet-dispose-seals.sh [VERSION]    another version of ParquetSharp shows whether this is still so
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
  </ItemGroup>
</Project>
EOF

cat > Program.cs <<'EOF'
using ParquetSharp;

Column[] columns = [new Column<int>("basket"), new Column<int>("units")];
foreach (string failure in new[] { "none", "between row groups", "inside a row group" })
{
    string file = "baskets.parquet";
    try
    {
        using var writer = new ParquetFileWriter(file, columns);
        for (int group = 0; group < 3; group++)
        {
            if (group == 2 && failure == "between row groups")
                throw new IOException("the source broke off");
            using var rows = writer.AppendRowGroup();
            using (var baskets = rows.NextColumn().LogicalWriter<int>())
                baskets.WriteBatch([group, group]);
            if (group == 2 && failure == "inside a row group")
                throw new IOException("the source broke off");
            using (var units = rows.NextColumn().LogicalWriter<int>())
                units.WriteBatch([1, 2]);
        }

        writer.Close();
    }
    catch (IOException)
    {
    }

    Console.WriteLine($"failure: {failure}: {Read(file)}");
}

string Read(string file)
{
    try
    {
        using var reader = new ParquetFileReader(file);
        return $"{reader.FileMetaData.NumRows} rows in {reader.FileMetaData.NumRowGroups} row groups, read without an error";
    }
    catch (Exception e)
    {
        return e.GetType().Name;
    }
}
EOF

cat > expected.txt <<'EOF'
failure: none: 6 rows in 3 row groups, read without an error
failure: between row groups: 4 rows in 2 row groups, read without an error
failure: inside a row group: ParquetException
EOF

dotnet build finding.csproj --configuration Release --verbosity quiet >&2

echo "ParquetSharp $version"
dotnet bin/Release/net10.0/finding.dll > actual.txt
cat actual.txt

if ! diff --label stated --label seen -u expected.txt actual.txt >&2; then
    echo "the behaviour is no longer the one stated at the top of this script" >&2
    exit 1
fi
echo "as stated"
