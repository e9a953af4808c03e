using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace DunnHumbyColumnar.Tests.Kernels;

/// <summary>Kernels with a known fault each: what the sweep must not let pass.</summary>
static class PlantedKernels
{
    public const string ReadBehind = nameof(ReadBehind);
    public const string ReadInFront = nameof(ReadInFront);
    public const string WriteBehind = nameof(WriteBehind);
    public const string Difference = nameof(Difference);
    public const string WrittenInput = nameof(WrittenInput);
    public const string Allocation = nameof(Allocation);

    public static GuardedKernel Of(string fault) => new(typeof(PlantedKernels), fault, c => c.Check(() => Call(c, fault), () => 0));

    static long Call(KernelCase c, string fault)
    {
        Span<int> values = c.Values<int>();
        // Only the last length is at fault.
        if (values.Length < GuardedSweep.LongestLength)
            return 0;
        ref int first = ref MemoryMarshal.GetReference(values);
        switch (fault)
        {
            case ReadBehind:
                return Unsafe.Add(ref first, values.Length);
            case ReadInFront:
                return Unsafe.Add(ref first, -1);
            case WriteBehind:
                Unsafe.Add(ref first, values.Length) = 0;
                return 0;
            case WrittenInput:
                values[^1] = ~values[^1];
                return 0;
            case Allocation:
                return (new int[values.Length])[0];
            default:
                return 1;
        }
    }
}
