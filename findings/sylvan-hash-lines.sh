#!/usr/bin/env bash
# Sylvan.Data.Csv drops lines that begin with "#", and fills short lines and cuts long ones, all without an error.
#
# Expected:   RFC 4180 has no comments: "#10 envelopes" is a product. A line of the wrong length is an error.
# Happens:    the line is a comment by default and its sales are gone; a header "#id,..." is skipped and the
#             first customer becomes the header. A short line is filled with empty text (IsDBNull says false),
#             the surplus of a long one is not reached by FieldCount.
# Version:    Sylvan.Data.Csv 1.4.4
# Known:      CsvDataReaderOptions.Comment: "Defaults to '#'".
# Instead:    Comment = '\0', and compare RowFieldCount with FieldCount in each row.
#
# Usage: sylvan-hash-lines.sh [VERSION]    another version of Sylvan.Data.Csv shows whether this is still so
set -euo pipefail
version=${1:-1.4.4}

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
    <PackageReference Include="Sylvan.Data.Csv" Version="[$version]" />
  </ItemGroup>
</Project>
EOF

cat > Program.cs <<'EOF'
using Sylvan.Data.Csv;

Read("a product with #", "product,quantity\nmilk,1\n#10 envelopes,2\nbread,3\n", new CsvDataReaderOptions());
Read("the same, Comment = '\\0'", "product,quantity\nmilk,1\n#10 envelopes,2\nbread,3\n", new CsvDataReaderOptions { Comment = '\0' });
Read("a header with #", "#id,name\n1,Ann\n2,Bob\n", new CsvDataReaderOptions());
Read("a short and a long line", "product,quantity\nmilk\nbread,3,9\n", new CsvDataReaderOptions());

static void Read(string name, string text, CsvDataReaderOptions options)
{
    using CsvDataReader reader = CsvDataReader.Create(new StringReader(text), options);
    Console.WriteLine($"{name}: columns {reader.GetName(0)}, {reader.GetName(1)}");
    while (reader.Read())
        Console.WriteLine($"  [{reader.GetString(0)}] [{reader.GetString(1)}] null {reader.IsDBNull(1)}, "
            + $"fields {reader.RowFieldCount} of {reader.FieldCount}");
}
EOF

cat > expected.txt <<'EOF'
a product with #: columns product, quantity
  [milk] [1] null False, fields 2 of 2
  [bread] [3] null False, fields 2 of 2
the same, Comment = '\0': columns product, quantity
  [milk] [1] null False, fields 2 of 2
  [#10 envelopes] [2] null False, fields 2 of 2
  [bread] [3] null False, fields 2 of 2
a header with #: columns 1, Ann
  [2] [Bob] null False, fields 2 of 2
a short and a long line: columns product, quantity
  [milk] [] null False, fields 1 of 2
  [bread] [3] null False, fields 3 of 2
EOF

dotnet build finding.csproj --configuration Release --verbosity quiet >&2

echo "Sylvan.Data.Csv $version"
dotnet bin/Release/net10.0/finding.dll > actual.txt
cat actual.txt

if ! diff --label stated --label seen -u expected.txt actual.txt >&2; then
    echo "the behaviour is no longer the one stated at the top of this script" >&2
    exit 1
fi
echo "as stated"
