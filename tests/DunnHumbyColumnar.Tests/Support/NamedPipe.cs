using System.Runtime.InteropServices;

namespace DunnHumbyColumnar.Tests.Support;

/// <summary>A pipe with a name, which whoever opens it waits for.</summary>
static class NamedPipe
{
    const uint OwnerOnly = 0x180;

    public static void Make(string path)
    {
        if (MakeFifo(path, OwnerOnly) != 0)
            throw new IOException($"{path}: no pipe can be made: error {Marshal.GetLastPInvokeError()}");
    }

    [DllImport(
        "libc", EntryPoint = "mkfifo", SetLastError = true, CharSet = CharSet.Ansi, BestFitMapping = false, ThrowOnUnmappableChar = true)]
    static extern int MakeFifo(string path, uint mode);
}
