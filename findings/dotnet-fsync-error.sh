#!/usr/bin/env bash
# .NET reports no failure of fsync: Flush(true) returns as if the data were on disk.
#
# Expected:   FileStream.Flush(flushToDisk: true) throws an IOException when the disk answers fsync with an
#             I/O error or is full.
# Happens:    neither Flush(true) nor RandomAccess.FlushToDisk throws, whatever the error. A commit that
#             relies on them reports rows as stored that are not.
# Version:    .NET 10 (Microsoft.NETCore.App 10.0) on Linux
# Known:      FileStreamHelpers.Unix.cs means to throw on a result below zero, but SystemNative_FSync in
#             pal_io.c assigned the outcome of "fsync(...) < 0", which is 0 or 1. Later sources place the
#             parenthesis right.
# Instead:    call fsync of libc through P/Invoke and check its result, as this program does in the end.
#
# Usage: dotnet-fsync-error.sh    the errors are injected by strace, no disk is harmed
set -euo pipefail

if [ -z "$(command -v strace)" ]; then
    apt-get update -qq && apt-get install -y -qq --no-install-recommends strace > /dev/null
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
</Project>
EOF

cat > Program.cs <<'EOF'
using System.Runtime.InteropServices;

if (args is ["version"])
{
    Console.WriteLine(RuntimeInformation.FrameworkDescription);
    return;
}

using var file = new FileStream("rows.bin", FileMode.Create);
file.Write("rows"u8);
Try("FileStream.Flush(true)", () => file.Flush(true));
Try("RandomAccess.FlushToDisk", () => RandomAccess.FlushToDisk(file.SafeFileHandle));
int result = Libc.fsync((int)file.SafeFileHandle.DangerousGetHandle());
string reason = result < 0 ? ", " + Marshal.GetPInvokeErrorMessage(Marshal.GetLastPInvokeError()) : "";
Console.WriteLine($"  fsync by P/Invoke: {result}{reason}");

static void Try(string name, Action action)
{
    try
    {
        action();
        Console.WriteLine($"  {name}: no exception");
    }
    catch (IOException e)
    {
        Console.WriteLine($"  {name}: {e.Message}");
    }
}

static class Libc
{
    [DllImport("libc", SetLastError = true)]
    public static extern int fsync(int descriptor);
}
EOF

cat > expected.txt <<'EOF'
fsync fails with EIO
  FileStream.Flush(true): no exception
  RandomAccess.FlushToDisk: no exception
  fsync by P/Invoke: -1, Input/output error
fsync fails with ENOSPC
  FileStream.Flush(true): no exception
  RandomAccess.FlushToDisk: no exception
  fsync by P/Invoke: -1, No space left on device
EOF

dotnet build finding.csproj --configuration Release --verbosity quiet >&2

dotnet bin/Release/net10.0/finding.dll version
for error in EIO ENOSPC; do
    echo "fsync fails with $error"
    strace -f -qq -o trace.txt -e trace=fsync -e inject=fsync:error="$error" dotnet bin/Release/net10.0/finding.dll
done > actual.txt
cat actual.txt

if ! diff --label stated --label seen -u expected.txt actual.txt >&2; then
    echo "the behaviour is no longer the one stated at the top of this script" >&2
    exit 1
fi
echo "as stated"
