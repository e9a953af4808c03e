using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text.Unicode;
using Apache.Arrow;
using Apache.Arrow.Ipc;
using Apache.Arrow.Types;

namespace DunnHumbyColumnar.Snapshots;

/// <summary>
/// The Arrow file of a stored gold table. Arrow's writer writes it; it is read by the extents that the manifest names, because Arrow's
/// reader trusts lengths, offsets and counts.
/// </summary>
static class GoldFile
{
    static readonly int Epoch = DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber;

    public static StoredGold Write(Publication publication, GoldTable table, int index)
    {
        var columns = ImmutableArray<StoredGoldColumn>.Empty;
        var file = publication.Write(
            GoldManifest.FileName(table.Metadata.Name, index),
            writer =>
            {
                using var arrow = new ArrowFileWriter(writer, table.Batch.Schema, leaveOpen: true);
                arrow.WriteRecordBatch(table.Batch);
                arrow.WriteEnd();
            },
            bytes => columns = Locate(bytes, table.Batch));
        return columns.All(column => column.Fits(table.Batch.Length, file.Length))
            ? new StoredGold(table.Metadata, file, table.Batch.Length, columns)
            : throw new ArgumentException(
                $"{table.Metadata.Name} has a column of a type that cannot have nulls, with nulls.", nameof(table));
    }

    /// <summary>The rows, zero-copy: the batch points into the file's bytes.</summary>
    /// <param name="table">What the manifest says; its extents lie in the file and fit the rows.</param>
    /// <param name="file">The whole file.</param>
    /// <param name="name">Its name, for errors.</param>
    /// <exception cref="SnapshotCorruptException">Values that the result cannot have.</exception>
    public static RecordBatch Read(StoredGold table, byte[] file, string name)
    {
        var fields = table.Columns.Select(column => new Field(column.Name, TypeOf(column.Type), column.IsNullable));
        var arrays = table.Columns.Select(column => ArrowArrayFactory.BuildArray(Read(column, table.Rows, file, name)));
        return new RecordBatch(new Schema(fields, null), [.. arrays], table.Rows);
    }

    static ImmutableArray<StoredGoldColumn> Locate(ReadOnlyMemory<byte> file, RecordBatch batch)
    {
        using var extents = new ArrowExtents(file);
        var stored = extents.Next();
        return [.. Enumerable.Range(0, batch.ColumnCount).Select(c =>
        {
            var (written, lying) = (batch.Column(c).Data, stored.Column(c).Data);
            var type = TypeOf(written.DataType);
            int nulls = written.GetNullCount();
            return new StoredGoldColumn(
                batch.Schema.GetFieldByIndex(c).Name,
                type,
                batch.Schema.GetFieldByIndex(c).IsNullable,
                Find(0, nulls == 0 ? 0 : StoredGoldColumn.BytesOfBits(batch.Length)),
                Find(1, type.BytesOf(batch.Length)),
                type == GoldType.Text && batch.Length > 0
                    ? Find(2, MemoryMarshal.Cast<byte, int>(written.Buffers[1].Span)[batch.Length])
                    : default);

            Extent Find(int buffer, long length) => extents.Locate(0, lying.Buffers[buffer], written.Buffers[buffer].Span[..(int)length]);
        })];
    }

    static ArrayData Read(StoredGoldColumn column, int rows, byte[] file, string name)
    {
        var validity = Of(column.Validity);
        int nulls = validity.IsEmpty ? 0 : rows - BitUtility.CountBits(validity.Span, 0, rows);
        var values = Of(column.Values);
        string? fault = column.Type switch
        {
            GoldType.Date => FindFault(MemoryMarshal.Cast<byte, int>(values.Span)),
            GoldType.Money => FindFault(MemoryMarshal.Cast<byte, Int128>(values.Span)),
            GoldType.Text => FindFault(MemoryMarshal.Cast<byte, int>(values.Span), Of(column.Texts).Span),
            _ => null,
        };
        if (fault is not null)
            throw new SnapshotCorruptException(name, $"column {column.Name}: {fault}");
        ArrowBuffer[] buffers = column.Type == GoldType.Text
            ? [new(validity), new(rows == 0 ? new byte[sizeof(int)] : values), new(Of(column.Texts))]
            : [new(validity), new(values)];
        return new ArrayData(TypeOf(column.Type), rows, nulls, 0, buffers);

        ReadOnlyMemory<byte> Of(Extent extent) => file.AsMemory((int)extent.Offset, (int)extent.Length);
    }

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

    static IArrowType TypeOf(GoldType type) => type switch
    {
        GoldType.Int32 => Int32Type.Default,
        GoldType.Int64 => Int64Type.Default,
        GoldType.Double => DoubleType.Default,
        GoldType.Bool => BooleanType.Default,
        GoldType.Date => Date32Type.Default,
        GoldType.Text => StringType.Default,
        _ => new Decimal128Type(19, 2),
    };

    static GoldType TypeOf(IArrowType type) => type switch
    {
        Int32Type => GoldType.Int32,
        Int64Type => GoldType.Int64,
        DoubleType => GoldType.Double,
        BooleanType => GoldType.Bool,
        Date32Type => GoldType.Date,
        StringType => GoldType.Text,
        Decimal128Type { Precision: 19, Scale: 2 } => GoldType.Money,
        _ => throw new ArgumentException($"{type.Name} is the type of no result column.", nameof(type)),
    };
}
