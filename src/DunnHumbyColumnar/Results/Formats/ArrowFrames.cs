using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.InteropServices;
using Apache.Arrow;
using Apache.Arrow.Types;

namespace DunnHumbyColumnar.Results;

/// <summary>Frames as Arrow batches of plain columns, and back.</summary>
static class ArrowFrames
{
    const int MoneyBytes = 16;

    /// <summary>Bytes of a text beside its characters: the object and the reference to it.</summary>
    const int TextBytes = 32;

    static readonly int UnixEpoch = DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber;

    /// <param name="frame">The columns.</param>
    /// <param name="metadata">Goes into the schema; null: nothing does.</param>
    /// <param name="hasTime">Whether the time of computation does, too.</param>
    /// <param name="money">The type of money, of those that <see cref="MoneyColumns"/> makes; null: decimals.</param>
    public static RecordBatch ToRecordBatch(
        ResultFrame frame, ResultMetadata? metadata = null, bool hasTime = true, IArrowType? money = null)
    {
        money ??= MoneyColumns.Decimal;
        IArrowArray[] arrays = [.. frame.Columns.Select(column => ToArrow(column, money))];
        var fields = frame.Columns.Select((column, i) => new Field(
            column.Name, arrays[i].Data.DataType, column.Schema.IsNullable, Describe(column, money)));
        return new RecordBatch(new Schema(fields, metadata is null ? null : Describe(metadata, hasTime)), arrays, frame.Rows);
    }

    /// <summary>What <see cref="ToRecordBatch"/> takes, the growth of text buffers included.</summary>
    public static long BytesFor(ResultFrame frame) => frame.Columns.Sum(column => column.Values is string?[] texts
        ? 2 * texts.Sum(text => sizeof(int) + (long)(text?.Length ?? 0))
        : (long)MoneyBytes * frame.Rows);

    /// <summary>What <see cref="FromRecordBatch"/> takes: a text is an object for each row.</summary>
    public static long BytesFor(RecordBatch batch) => batch.Arrays.Sum(array => array is StringArray texts
        ? ((long)TextBytes * texts.Length) + (sizeof(char) * (long)texts.ValueBuffer.Length)
        : (long)MoneyBytes * array.Length);

    /// <summary>A batch that <see cref="ToRecordBatch"/> made, read back.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="table">What its columns mean; null: unknown.</param>
    public static ResultFrame FromRecordBatch(RecordBatch batch, TableSchema? table = null)
    {
        var columns = ImmutableArray.CreateBuilder<ResultColumn>();
        for (int c = 0; c < batch.ColumnCount; c++)
        {
            var field = batch.Schema.GetFieldByIndex(c);
            var (kind, values) = FromArrow(field, batch.Column(c));
            columns.Add(new ResultColumn(
                table?.Columns.FirstOrDefault(column => column.Name == field.Name)
                    ?? new ColumnSchema(field.Name, kind) { IsNullable = field.IsNullable },
                values));
        }

        return new ResultFrame(columns.ToImmutable());
    }

    /// <summary>Field metadata: what the column means, as far as that is known; null if nothing is.</summary>
    static Dictionary<string, string>? Describe(ResultColumn column, IArrowType money)
    {
        var entries = new Dictionary<string, string>();
        if (column.Schema.Description.Length > 0)
            entries["description"] = column.Schema.Description;
        if (column.Kind == ResultKind.Money && money is Int64Type)
            entries["unit"] = "cents";
        else if (column.Schema is { Description.Length: > 0, Unit.Length: > 0 })
            entries["unit"] = column.Schema.Unit;
        return entries.Count > 0 ? entries : null;
    }

    static Dictionary<string, string> Describe(ResultMetadata metadata, bool hasTime)
    {
        var entries = new Dictionary<string, string>
        {
            ["name"] = metadata.Name,
            ["generation"] = metadata.Generation.ToString(CultureInfo.InvariantCulture),
            ["source_fingerprint"] = metadata.SourceFingerprint,
            ["cleaning"] = metadata.Cleaning,
            ["options"] = metadata.Options,
        };
        if (hasTime)
            entries["computed_at"] = metadata.ComputedAt.ToString("O", CultureInfo.InvariantCulture);
        if (metadata.Caveat is { } caveat)
            entries["caveat"] = caveat;
        if (metadata.Cleaned is { } cleaned)
            entries["clean_view"] = cleaned.ToString();
        return entries;
    }

    static IArrowArray ToArrow(ResultColumn column, IArrowType money) => column.Values switch
    {
        int[] values => new Int32Array(Plain(Int32Type.Default, values.Length, MemoryMarshal.AsBytes(values.AsSpan()))),
        int?[] values => new Int32Array(WithNulls(Int32Type.Default, values)),
        long[] cents when column.Kind == ResultKind.Money => ArrowArrayFactory.BuildArray(
            new ArrayData(money, cents.Length, 0, 0, [ArrowBuffer.Empty, new ArrowBuffer(MoneyColumns.Values(money, cents))])),
        long[] values => new Int64Array(Plain(Int64Type.Default, values.Length, MemoryMarshal.AsBytes(values.AsSpan()))),
        long?[] cents when column.Kind == ResultKind.Money => ArrowArrayFactory.BuildArray(MoneyWithNulls(cents, money)),
        long?[] values => new Int64Array(WithNulls(Int64Type.Default, values)),
        double[] values => new DoubleArray(Plain(DoubleType.Default, values.Length, MemoryMarshal.AsBytes(values.AsSpan()))),
        double?[] values => new DoubleArray(WithNulls(DoubleType.Default, values)),
        bool?[] values => BooleansOf(values),
        DateOnly[] values => new Date32Array.Builder().Reserve(values.Length).AppendRange(values).Build(),
        DateOnly?[] values => new Date32Array(WithNulls(
            Date32Type.Default, System.Array.ConvertAll(values, date => date?.DayNumber - UnixEpoch))),
        int[][] lists => ListsOf(lists, new Int32Array.Builder().AppendRange(lists.SelectMany(list => list)).Build()),
        string[][] lists => ListsOf(lists, new StringArray.Builder().AppendRange(lists.SelectMany(list => list)).Build()),
        string?[] values => new StringArray.Builder().Reserve(values.Length).AppendRange(values).Build(),
        _ => throw new ArgumentException($"{column.Values.GetType()} is no column.", nameof(column)),
    };

    static BooleanArray BooleansOf(bool?[] values)
    {
        var builder = new BooleanArray.Builder().Reserve(values.Length);
        foreach (bool? value in values)
            _ = value is { } flag ? builder.Append(flag) : builder.AppendNull();
        return builder.Build();
    }

    /// <param name="lists">The lists.</param>
    /// <param name="elements">The elements of all of them, one after another.</param>
    static ListArray ListsOf<T>(T[][] lists, IArrowArray elements)
    {
        int[] offsets = new int[lists.Length + 1];
        for (int i = 0; i < lists.Length; i++)
            offsets[i + 1] = offsets[i] + lists[i].Length;
        return new ListArray(
            new ListType(new Field("item", elements.Data.DataType, nullable: false)), lists.Length,
            new ArrowBuffer(MemoryMarshal.AsBytes(offsets.AsSpan()).ToArray()), elements, ArrowBuffer.Empty);
    }

    static ArrayData Plain(IArrowType type, int length, ReadOnlySpan<byte> bytes) =>
        new(type, length, 0, 0, [ArrowBuffer.Empty, new ArrowBuffer(bytes.ToArray())]);

    static ArrayData MoneyWithNulls(long?[] cents, IArrowType money)
    {
        var validity = new ArrowBuffer.BitmapBuilder(cents.Length);
        foreach (long? value in cents)
            validity.Append(value.HasValue);
        return new ArrayData(
            money, cents.Length, validity.UnsetBitCount, 0,
            [validity.Build(), new ArrowBuffer(MoneyColumns.Values(money, System.Array.ConvertAll(cents, value => value ?? 0)))]);
    }

    static ArrayData WithNulls<T>(IArrowType type, T?[] values)
        where T : unmanaged
    {
        var validity = new ArrowBuffer.BitmapBuilder(values.Length);
        var bytes = new T[values.Length];
        for (int i = 0; i < values.Length; i++)
        {
            validity.Append(values[i].HasValue);
            bytes[i] = values[i].GetValueOrDefault();
        }

        return new ArrayData(
            type, values.Length, validity.UnsetBitCount, 0,
            [validity.Build(), new ArrowBuffer(MemoryMarshal.AsBytes(bytes.AsSpan()).ToArray())]);
    }

    static (ResultKind Kind, System.Array Values) FromArrow(Field field, IArrowArray array) => array switch
    {
        Int32Array values when field.IsNullable => (ResultKind.Int32, (int?[])[.. values]),
        Int32Array values => (ResultKind.Int32, values.Values.ToArray()),
        Int64Array values => (ResultKind.Int64, values.Values.ToArray()),
        Decimal128Array values => (ResultKind.Money, Narrow(values.ValueBuffer.Span, values.Length)),
        DoubleArray values when field.IsNullable => (ResultKind.Double, (double?[])[.. values]),
        DoubleArray values => (ResultKind.Double, values.Values.ToArray()),
        BooleanArray values => (ResultKind.Bool, (bool?[])[.. values]),
        StringArray values => (ResultKind.Text, (string?[])[.. (IReadOnlyList<string?>)values]),
        Date32Array values => (ResultKind.Date, (DateOnly[])[.. ((IReadOnlyList<DateOnly?>)values).Select(date => date!.Value)]),
        _ => throw new ArgumentException($"{field.DataType.Name} is the type of no result column.", nameof(array)),
    };

    static long[] Narrow(ReadOnlySpan<byte> bytes, int length)
    {
        long[] cents = new long[length];
        for (int i = 0; i < length; i++)
            cents[i] = BinaryPrimitives.ReadInt64LittleEndian(bytes[(i * MoneyBytes)..]);
        return cents;
    }
}
