using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace DunnHumbyColumnar.Runtime;

/// <summary>
/// Large arrays on transparent huge pages (madvise): the first touch of fresh memory costs a fault per page, which in a virtual machine
/// costs more than processing the page. Only advice: where it has no effect (another system, huge pages off) the arrays are the same.
/// </summary>
static partial class LargeArray
{
    const int MinBytes = 256 << 10;
    const int MinBlockBytes = 8 << 20;
    const nuint HugePage = 2 << 20;
    const int AdviseHugePages = 14;
    const int AdviseCollapse = 25;
    const long MaxBlockBytes = 1 << 30;
    const long Alignment = 64;

    /// <summary>
    /// New uninitialised arrays of the same length. Advises after allocating all: a huge page may hold the
    /// end of one and the beginning of the next.
    /// </summary>
    public static T[][] Allocate<T>(int length, int count)
        where T : unmanaged
    {
        var arrays = new T[count][];
        for (int i = 0; i < count; i++)
            arrays[i] = GC.AllocateUninitializedArray<T>(length);
        foreach (var array in arrays)
            Advise(array);
        return arrays;
    }

    /// <summary>A new uninitialised array.</summary>
    public static T[] Allocate<T>(int length)
        where T : unmanaged
    {
        var array = GC.AllocateUninitializedArray<T>(length);
        Advise(array);
        return array;
    }

    /// <summary>
    /// Uninitialised memory of the given lengths, packed into large blocks, each slice 64-byte aligned. A large block begins on a huge page
    /// and ends before its array does, so that all of it can lie in huge pages.
    /// </summary>
    public static Memory<byte>[] Slices(ReadOnlySpan<long> lengths)
    {
        var slices = new Memory<byte>[lengths.Length];
        for (int first = 0, next; first < lengths.Length; first = next)
        {
            long bytes = 0;
            for (next = first; next < lengths.Length && (next == first || bytes + lengths[next] <= MaxBlockBytes); next++)
                bytes += Aligned(lengths[next]);
            var block = Block(bytes);
            for (int i = first, at = 0; i < next; at += (int)Aligned(lengths[i++]))
                slices[i] = block.Slice(at, (int)lengths[i]);
        }

        return slices;
    }

    /// <summary>Asks for huge pages for the memory of an array that is about to be filled.</summary>
    public static unsafe void Advise(Array array)
    {
        nuint bytes = (nuint)array.Length * (nuint)RuntimeHelpers.SizeOf(array.GetType().GetElementType()!.TypeHandle);
        if (bytes < MinBytes)
            return;
        // If the garbage collector moves the array, the advice is merely wasted.
        var start = (nuint)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(array));
        Advise(start, start + bytes);
    }

    /// <summary>Rounds out to whole huge pages, which may hold neighbours, too.</summary>
    static void Advise(nuint start, nuint end)
    {
        if (!OperatingSystem.IsLinux())
            return;
        start &= ~(HugePage - 1);
        end = (end + HugePage - 1) & ~(HugePage - 1);
        // Huge pages at once (MADV_COLLAPSE), or at first touch on Linux before 6.1.
        if (MemoryAdvice(start, end - start, AdviseCollapse) != 0)
            _ = MemoryAdvice(start, end - start, AdviseHugePages);
    }

    static long Aligned(long bytes) => (bytes + Alignment - 1) & -Alignment;

    /// <summary>A pinned array does not move, so it keeps its huge pages.</summary>
    static unsafe Memory<byte> Block(long bytes)
    {
        if (bytes is < MinBlockBytes or > MaxBlockBytes)
            return GC.AllocateUninitializedArray<byte>((int)bytes);
        byte[] array = GC.AllocateUninitializedArray<byte>((int)(bytes + (2 * (long)HugePage)), pinned: true);
        nuint address = (nuint)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(array));
        nuint start = (address + HugePage - 1) & ~(HugePage - 1);
        Advise(start, start + (nuint)bytes);
        return array.AsMemory((int)(start - address), (int)bytes);
    }

    [LibraryImport("libc", EntryPoint = "madvise")]
    private static partial int MemoryAdvice(nuint address, nuint length, int advice);
}
