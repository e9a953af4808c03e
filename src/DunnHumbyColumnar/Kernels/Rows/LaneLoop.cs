using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace DunnHumbyColumnar.Kernels;

/// <summary>
/// What <see cref="LaneLoop"/> does to the int32 of a row, given the stored value of the same row: for a vector of rows, and for one row.
/// </summary>
interface ILaneOperator
{
    Vector<int> Apply(Vector<int> values, Vector<int> targets);

    int Apply(int value, int target);
}

/// <summary>
/// Runs an operator over stored values of any width and an int32 per row, lane by lane: values are widened a vector at a time.
/// </summary>
static class LaneLoop
{
    /// <summary>targets[i] = operation(values[i], targets[i]). Values are uint8, uint16, int16 or int32.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Apply<T, TOperator>(ReadOnlySpan<T> values, Span<int> targets, TOperator operation)
        where T : unmanaged, INumber<T>
        where TOperator : struct, ILaneOperator
    {
        if (values.Length != targets.Length)
            throw new ArgumentException("Values and targets must have one element per row.");
        int i = 0;
        if (Vector.IsHardwareAccelerated)
        {
            ref T first = ref MemoryMarshal.GetReference(values);
            ref int target = ref MemoryMarshal.GetReference(targets);
            for (; i <= targets.Length - Vector<T>.Count; i += Vector<T>.Count)
            {
                var loaded = Vector.LoadUnsafe(ref first, (nuint)i);
                if (typeof(T) == typeof(int))
                {
                    Step(loaded.As<T, int>(), ref target, i, operation);
                }
                else if (typeof(T) == typeof(short))
                {
                    Vector.Widen(loaded.As<T, short>(), out var low, out var high);
                    Step(low, ref target, i, operation);
                    Step(high, ref target, i + Vector<int>.Count, operation);
                }
                else if (typeof(T) == typeof(ushort))
                {
                    Halves(loaded.As<T, ushort>(), ref target, i, operation);
                }
                else
                {
                    Vector.Widen(loaded.As<T, byte>(), out var low, out var high);
                    Halves(low, ref target, i, operation);
                    Halves(high, ref target, i + Vector<ushort>.Count, operation);
                }
            }
        }

        for (; i < targets.Length; i++)
            targets[i] = operation.Apply(int.CreateTruncating(values[i]), targets[i]);
    }

    /// <summary>The definition.</summary>
    public static void Reference<T, TOperator>(ReadOnlySpan<T> values, Span<int> targets, TOperator operation)
        where T : unmanaged, INumber<T>
        where TOperator : struct, ILaneOperator
    {
        for (int i = 0; i < targets.Length; i++)
            targets[i] = operation.Apply(int.CreateTruncating(values[i]), targets[i]);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static void Halves<TOperator>(Vector<ushort> values, ref int target, int i, TOperator operation)
        where TOperator : struct, ILaneOperator
    {
        Vector.Widen(values, out var low, out var high);
        Step(low.As<uint, int>(), ref target, i, operation);
        Step(high.As<uint, int>(), ref target, i + Vector<int>.Count, operation);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static void Step<TOperator>(Vector<int> values, ref int target, int i, TOperator operation)
        where TOperator : struct, ILaneOperator =>
        operation.Apply(values, Vector.LoadUnsafe(ref target, (nuint)i)).StoreUnsafe(ref target, (nuint)i);
}
