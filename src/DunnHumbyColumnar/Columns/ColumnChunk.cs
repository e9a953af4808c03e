using System.Runtime.InteropServices;
using Apache.Arrow;
using Apache.Arrow.Types;

namespace DunnHumbyColumnar.Columns;

/// <summary>One column of one batch: Arrow buffers with typed span access. Immutable.</summary>
/// <remarks>
/// Tables are sorted, so their leading columns have long runs and are run-end encoded; the others are plain. transaction_data, sorted by
/// household, day, basket, product:
/// <code>
/// row   household   day   sales_value         household: run-end   day: run-end       sales_value: plain
///  0        1        51       159             values    0    1     values  51 52 51   values  159
///  1        1        51       199             run ends  3    5     run ends 2  3  5           199
///  2        1        52       249                                                             249
///  3        7        51       100             codes into the household                        100
///  4        7        51       320             dictionary [1, 7]                               320
/// </code>
/// </remarks>
sealed class ColumnChunk
{
    public ColumnChunk(StorageType type, int rows, ReadOnlyMemory<byte> values)
    {
        Type = type;
        Rows = rows;
        ValueBytes = values;
    }

    public ColumnChunk(StorageType type, int rows, ReadOnlyMemory<byte> values, ReadOnlyMemory<byte> runEnds)
        : this(type, rows, values)
    {
        Encoding = ColumnEncoding.RunEnd;
        RunEndBytes = runEnds;
    }

    public StorageType Type { get; }

    public ColumnEncoding Encoding { get; }

    public int Rows { get; }

    /// <summary>One value per row (plain) or per run (run-end encoded).</summary>
    public ReadOnlyMemory<byte> ValueBytes { get; }

    /// <summary>Int32 exclusive end rows of the runs, ascending, the last equal to <see cref="Rows"/>; empty for a plain column.</summary>
    public ReadOnlyMemory<byte> RunEndBytes { get; }

    public long Bytes => ValueBytes.Length + RunEndBytes.Length;

    /// <summary>Number of stored values: rows, or runs of a run-end encoded column.</summary>
    public int ValueCount => ValueBytes.Length / Type.Width();

    public ReadOnlySpan<int> RunEnds => MemoryMarshal.Cast<byte, int>(RunEndBytes.Span);

    /// <summary>The stored values; <typeparamref name="T"/> must be the .NET type of <see cref="Type"/>.</summary>
    public ReadOnlySpan<T> Values<T>()
        where T : unmanaged => MemoryMarshal.Cast<byte, T>(ValueBytes.Span);

    /// <summary>Index of the run that holds a row, by binary search; for a run-end encoded column.</summary>
    public int RunOf(int row)
    {
        int index = RunEnds.BinarySearch(row + 1);
        return index < 0 ? ~index : index;
    }

    /// <summary>Maximum number of runs in rows [start, end): the stored runs, or one per row of a plain column.</summary>
    public int RunsIn(int start, int end) =>
        Encoding == ColumnEncoding.Plain || start == end ? end - start : RunOf(end - 1) - RunOf(start) + 1;

    /// <summary>The stored value at a value index, widened.</summary>
    public long ValueAt(int index) => Type switch
    {
        StorageType.UInt8 => ValueBytes.Span[index],
        StorageType.UInt16 => Values<ushort>()[index],
        StorageType.Int16 => Values<short>()[index],
        StorageType.Int32 => Values<int>()[index],
        _ => Values<long>()[index],
    };

    /// <summary>The same buffers as an Arrow array, without copying.</summary>
    public IArrowArray ToArrow()
    {
        IArrowArray values = Primitive(Type, ValueCount, ValueBytes);
        return Encoding == ColumnEncoding.Plain
            ? values
            : new RunEndEncodedArray(new Int32Array(Data(Int32Type.Default, RunEnds.Length, RunEndBytes)), values);
    }

    static IArrowArray Primitive(StorageType type, int length, ReadOnlyMemory<byte> bytes) => type switch
    {
        StorageType.UInt8 => new UInt8Array(Data(UInt8Type.Default, length, bytes)),
        StorageType.UInt16 => new UInt16Array(Data(UInt16Type.Default, length, bytes)),
        StorageType.Int16 => new Int16Array(Data(Int16Type.Default, length, bytes)),
        StorageType.Int32 => new Int32Array(Data(Int32Type.Default, length, bytes)),
        _ => new Int64Array(Data(Int64Type.Default, length, bytes)),
    };

    static ArrayData Data(IArrowType type, int length, ReadOnlyMemory<byte> bytes) =>
        new(type, length, 0, 0, [ArrowBuffer.Empty, new ArrowBuffer(bytes)]);
}
