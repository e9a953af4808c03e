#!/usr/bin/env bash
# MessagePack for C# reads a record with members missing as zeros, and stops after the first of several records.
#
# Expected:   a record of two members is no sale of four, and bytes left over after a value are an error.
# Happens:    missing members at the end keep their defaults: price 0, day 1 January 0001. Records put one
#             after the other are read as one, the rest is left without a word. A number too large for a float
#             member becomes infinity, while one too large for an int throws.
# Version:    MessagePack 2.5.307
# Known:      defaults for missing keys are the way the package tolerates versions; the overload with
#             bytesRead exists for the rest.
# Instead:    write a member count or a version first and check it; use Deserialize(memory, out int bytesRead)
#             and compare with the length.
#
# Usage: messagepack-short-record.sh [VERSION]    another version of MessagePack shows whether this is still so
set -euo pipefail
version=${1:-2.5.307}

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
    <PackageReference Include="MessagePack" Version="[$version]" />
  </ItemGroup>
</Project>
EOF

cat > Program.cs <<'EOF'
using MessagePack;

byte[] brief = MessagePackSerializer.Serialize(new Receipt { Basket = 7, Quantity = 3 });
Sale sale = MessagePackSerializer.Deserialize<Sale>(brief);
Console.WriteLine($"two members read as four: basket {sale.Basket}, quantity {sale.Quantity}, "
    + $"price {sale.Price}, day {sale.Day:yyyy-MM-dd}");

byte[] three = [.. Enumerable.Range(1, 3).SelectMany(i => MessagePackSerializer.Serialize(new Receipt { Basket = i }))];
Console.WriteLine($"three records read: basket {MessagePackSerializer.Deserialize<Receipt>(three).Basket}");
MessagePackSerializer.Deserialize<Receipt>(three, out int read);
Console.WriteLine($"bytes read {read} of {three.Length}");

Console.WriteLine($"1e300 as float: {MessagePackSerializer.Deserialize<float>(MessagePackSerializer.Serialize(1e300))}");
try
{
    MessagePackSerializer.Deserialize<int>(MessagePackSerializer.Serialize(3_000_000_000));
}
catch (MessagePackSerializationException e)
{
    Console.WriteLine($"3000000000 as int: {e.InnerException?.GetType().Name}");
}

[MessagePackObject]
public class Receipt
{
    [Key(0)] public int Basket { get; set; }
    [Key(1)] public int Quantity { get; set; }
}

[MessagePackObject]
public class Sale
{
    [Key(0)] public int Basket { get; set; }
    [Key(1)] public int Quantity { get; set; }
    [Key(2)] public decimal Price { get; set; }
    [Key(3)] public DateOnly Day { get; set; }
}
EOF

cat > expected.txt <<'EOF'
two members read as four: basket 7, quantity 3, price 0, day 0001-01-01
three records read: basket 1
bytes read 3 of 9
1e300 as float: Infinity
3000000000 as int: OverflowException
EOF

dotnet build finding.csproj --configuration Release --verbosity quiet >&2

echo "MessagePack $version"
dotnet bin/Release/net10.0/finding.dll > actual.txt
cat actual.txt

if ! diff --label stated --label seen -u expected.txt actual.txt >&2; then
    echo "the behaviour is no longer the one stated at the top of this script" >&2
    exit 1
fi
echo "as stated"
