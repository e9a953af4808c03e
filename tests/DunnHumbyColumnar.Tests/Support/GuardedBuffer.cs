using System.Runtime.InteropServices;

namespace DunnHumbyColumnar.Tests.Support;

/// <summary>What of a buffer must be as the definition leaves it.</summary>
enum Compared
{
    All,

    /// <summary>As many items as the kernel returns.</summary>
    Result,

    Nothing,
}

/// <summary>Bytes beside a guard page, with what they held at first.</summary>
abstract unsafe class GuardedBuffer(string name, Compared compared, byte* address, byte[] initial, int itemBytes)
{
    public string Name => name;

    public Span<byte> Bytes => new(address, initial.Length);

    public void Restore() => initial.CopyTo(Bytes);

    /// <summary>The bytes to compare after a kernel that returned <paramref name="result"/>.</summary>
    public byte[] Outcome(long result) => compared switch
    {
        Compared.All => Bytes.ToArray(),
        Compared.Result => Bytes[..((int)result * itemBytes)].ToArray(),
        _ => [],
    };
}

/// <summary>Items beside a guard page.</summary>
sealed unsafe class GuardedBuffer<T>(string name, Compared compared, byte* address, T[] initial)
    : GuardedBuffer(name, compared, address, MemoryMarshal.AsBytes<T>(initial).ToArray(), sizeof(T))
    where T : unmanaged
{
    public Span<T> Span => MemoryMarshal.Cast<byte, T>(Bytes);

    public int Length => Span.Length;

    public T this[int index]
    {
        get => Span[index];
        set => Span[index] = value;
    }

    /// <summary>Writes an item for each index.</summary>
    public void Fill(Func<int, T> itemOf)
    {
        for (int i = 0; i < Length; i++)
            this[i] = itemOf(i);
    }

    public static implicit operator Span<T>(GuardedBuffer<T> buffer) => buffer.Span;

    public static implicit operator ReadOnlySpan<T>(GuardedBuffer<T> buffer) => buffer.Span;
}
