using System.Runtime.InteropServices;
using System.Text.Unicode;
using Apache.Arrow;
using Apache.Arrow.Ipc;
using Apache.Arrow.Types;

namespace DunnHumbyColumnar.Snapshots;

/// <summary>
/// The Arrow file of a stored gold table. Arrow's reader believes lengths, offsets and counts; here nothing is believed: a batch is handed out after every buffer was
/// found to hold what its column needs.
/// </summary>
static class GoldFile
{
    /// <summary>The stream that an Arrow file wraps starts after the magic and its padding.</summary>
    const int StreamStart = 8;

    const int MoneyPrecision = 19;
    const int MoneyBytes = 16;

    static readonly int Epoch = DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber;

    public static void Write(Stream file, RecordBatch batch)
    {
        using var arrow = new ArrowFileWriter(file, batch.Schema, leaveOpen: true);
        arrow.WriteRecordBatch(batch);
        arrow.WriteEnd();
    }

    /// <summary>The rows; no copy, the batch lies in the file's bytes.</summary>
    /// <param name="file">The whole file.</param>
    /// <param name="name">Its name, for errors.</param>
    /// <exception cref="SnapshotCorruptException">It is not one batch of columns that a result can have.</exception>
    public static RecordBatch Read(byte[] file, string name)
    {
        var batch = Decode(file, name);
        if (batch.Schema.FieldsList.Any(field => string.IsNullOrEmpty(field.Name)) || batch.Schema.FieldsList.DistinctBy(field => field.Name).Count() != batch.ColumnCount)
            throw new SnapshotCorruptException(name, "columns without a name of their own");
        for (int c = 0; c < batch.ColumnCount; c++)
            if (FindFault(batch.Schema.GetFieldByIndex(c), batch.Column(c).Data, batch.Length) is { } fault)
                throw new SnapshotCorruptException(name, $"column {c + 1}: {fault}");
        return batch;
    }

    static RecordBatch Decode(byte[] file, string name)
    {
        if (file.Length < StreamStart)
            throw new SnapshotCorruptException(name, "the file is no Arrow file");
        try
        {
            using var reader = new ArrowStreamReader(new ReadOnlyMemory<byte>(file)[StreamStart..]);
            var batch = reader.ReadNextRecordBatch() ?? throw new SnapshotCorruptException(name, "the file holds no rows");
            return batch.Length >= 0 && batch.ColumnCount > 0 ? batch : throw new SnapshotCorruptException(name, $"{batch.ColumnCount} columns of {batch.Length} rows");
        }
        catch (Exception failure) when (failure is not (DunnHumbyException or OutOfMemoryException))
        {
            // Arrow names no exceptions of its own for bytes that it cannot read: whatever it throws says so.
            throw new SnapshotCorruptException(name, "the file is no Arrow file", failure);
        }
    }

    static string? FindFault(Field field, ArrayData data, int rows)
    {
        if (!HoldsResults(data.DataType))
            return $"{data.DataType.Name} is the type of no result column";
        if (data.Length != rows || data.Offset != 0)
            return $"{data.Length} values from {data.Offset}, expected {rows} from 0";
        return FindFault(field.IsNullable && IsReadWithNulls(data.DataType), data, rows) ?? FindFault(data.DataType, data.Buffers[1].Span, data, rows);
    }

    static bool HoldsResults(IArrowType type) =>
        type is Int32Type or Int64Type or DoubleType or BooleanType or Date32Type or StringType or Decimal128Type { Precision: MoneyPrecision, Scale: 2 };

    static bool IsReadWithNulls(IArrowType type) => type is Int32Type or DoubleType or BooleanType or StringType;

    static string? FindFault(bool mayBeNull, ArrayData data, int rows)
    {
        var validity = data.Buffers[0].Span;
        if (!validity.IsEmpty && ShortOf(validity, BitsOf(rows)) is { } fault)
            return fault;
        int nulls = validity.IsEmpty ? 0 : rows - BitUtility.CountBits(validity, 0, rows);
        if (data.GetNullCount() != nulls)
            return $"{data.GetNullCount()} nulls, found {nulls}";
        return nulls == 0 || mayBeNull ? null : $"{nulls} nulls, expected none";
    }

    static string? FindFault(IArrowType type, ReadOnlySpan<byte> values, ArrayData data, int rows) => type switch
    {
        BooleanType => ShortOf(values, BitsOf(rows)),
        Date32Type => ShortOf(values, (long)rows * sizeof(int)) ?? FindFault(MemoryMarshal.Cast<byte, int>(values)[..rows]),
        Decimal128Type => ShortOf(values, (long)rows * MoneyBytes) ?? FindFault(MemoryMarshal.Cast<byte, Int128>(values)[..rows]),
        StringType => ShortOf(values, (rows + 1L) * sizeof(int)) ?? FindFault(MemoryMarshal.Cast<byte, int>(values)[..(rows + 1)], data.Buffers[2].Span),
        _ => ShortOf(values, (long)rows * (((FixedWidthType)type).BitWidth / 8)),
    };

    static long BitsOf(int rows) => (rows + 7L) / 8;

    static string? ShortOf(ReadOnlySpan<byte> bytes, long needed) => bytes.Length < needed ? $"{bytes.Length} bytes, expected {needed}" : null;

    static string? FindFault(ReadOnlySpan<int> days)
    {
        foreach (int day in days)
            if (day < -Epoch || day > DateOnly.MaxValue.DayNumber - Epoch)
                return $"{day} is no day";
        return null;
    }

    static string? FindFault(ReadOnlySpan<Int128> cents)
    {
        foreach (var amount in cents)
            if (amount < long.MinValue || amount > long.MaxValue)
                return $"{amount} cents are out of range";
        return null;
    }

    static string? FindFault(ReadOnlySpan<int> ends, ReadOnlySpan<byte> texts)
    {
        for (int row = 0; row < ends.Length; row++)
            if (ends[row] < (row == 0 ? 0 : ends[row - 1]) || ends[row] > texts.Length)
                return $"the text of row {row} ends at {ends[row]} of {texts.Length} bytes";
        for (int row = 1; row < ends.Length; row++)
            if (!Utf8.IsValid(texts[ends[row - 1]..ends[row]]))
                return $"the text of row {row - 1} is not UTF-8";
        return null;
    }
}
