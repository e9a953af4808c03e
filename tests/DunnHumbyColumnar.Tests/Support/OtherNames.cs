using System.Runtime.InteropServices;

namespace DunnHumbyColumnar.Tests.Support;

/// <summary>Second names of files.</summary>
static class OtherNames
{
    /// <summary>Gives a file a second name that is as good as the first.</summary>
    public static void Hard(string file, string name)
    {
        if (Link(file, name) != 0)
            throw new IOException($"{name}: no link can be made: error {Marshal.GetLastPInvokeError()}");
    }

    [DllImport(
        "libc", EntryPoint = "link", SetLastError = true, CharSet = CharSet.Ansi, BestFitMapping = false, ThrowOnUnmappableChar = true)]
    static extern int Link(string file, string name);
}
