using System.Numerics;
using DunnHumbyColumnar.Columns;
using DunnHumbyColumnar.Results;

namespace DunnHumbyColumnar.Query;

/// <summary>A stored table as frames of ids, numbers, cents and texts, in row order.</summary>
static class TableFrames
{
    const int FrameRows = 64 * 1024;

    /// <summary>Bytes of a cell: decoded, widened, and as it is written.</summary>
    const int BytesPerCell = 32;

    /// <summary>Bytes of a cell that waits to be written: encoded, and while it is.</summary>
    const int BytesPerHeldCell = 16;

    /// <summary>Rows [first, first + count) of a table; at least one frame, so that a table without rows still shows its columns.</summary>
    public static IEnumerable<ResultFrame> Read(TableData table, long first, long count)
    {
        var columns = ColumnsOf(table).Select(ReaderOf).ToList();
        if (count == 0)
            yield return new ResultFrame([.. columns.Select(read => read(0, 0, 0))]);
        long batchStart = 0;
        for (int batch = 0; batch < table.BatchRows.Length; batch++)
        {
            int from = (int)Math.Max(0, first - batchStart);
            int to = (int)Math.Min(table.BatchRows[batch], first + count - batchStart);
            for (int start = from; start < to; start += FrameRows)
            {
                int end = Math.Min(to, start + FrameRows);
                yield return new ResultFrame([.. columns.Select(read => read(batch, start, end))]);
            }

            batchStart += table.BatchRows[batch];
        }
    }

    /// <summary>Working memory of reading rows and writing them: that of one frame, and of the rows that the writer holds.</summary>
    public static long BytesFor(TableData table, long count, int rowsHeld) => (long)SchemasOf(table).Count()
        * ((Math.Min(FrameRows, count) * BytesPerCell) + (Math.Min(rowsHeld, count) * BytesPerHeldCell));

    /// <summary>The columns of a table, those of ids that are texts each followed by the texts.</summary>
    public static IEnumerable<ColumnSchema> SchemasOf(TableData table) => ColumnsOf(table).Select(SchemaOf);

    /// <summary>A stored column under its name in queries and results.</summary>
    public static ColumnSchema SchemaOf(ColumnData column) =>
        new(column.Spec.Name, KindOf(column)) { IsNullable = KeyCodes.HasAnonymous(column) };

    /// <summary>What the values of a stored column are.</summary>
    public static ResultKind KindOf(ColumnData column) => column switch
    {
        { Dictionary: TextDictionary } => ResultKind.Text,
        { Dictionary: IdDictionary, Spec.Max: > int.MaxValue } or { Dictionary: null, Spec.Kind: ColumnKind.WideNumber } =>
            ResultKind.Int64,
        { Dictionary: null, Spec.Kind: ColumnKind.Money } => ResultKind.Money,
        _ => ResultKind.Int32,
    };

    delegate ResultColumn ReadColumn(int batch, int start, int end);

    static IEnumerable<ColumnData> ColumnsOf(TableData table) =>
        table.Columns.SelectMany(column => KeyCodes.Of(column) is { } codes ? (ColumnData[])[column, codes] : [column]);

    static ReadColumn ReaderOf(ColumnData column) => column.Type switch
    {
        StorageType.UInt8 => new Reader<byte>(column).Read,
        StorageType.UInt16 => new Reader<ushort>(column).Read,
        StorageType.Int16 => new Reader<short>(column).Read,
        StorageType.Int32 => new Reader<int>(column).Read,
        _ => new Reader<long>(column).Read,
    };

    sealed class Reader<T>(ColumnData column)
        where T : unmanaged, INumber<T>
    {
        readonly ColumnCursor<T> _cursor = new(column);
        readonly ColumnSchema _schema = SchemaOf(column);

        public ResultColumn Read(int batch, int start, int end)
        {
            var stored = start == end ? [] : _cursor.Values(batch, start, end);
            return new ResultColumn(_schema, column.Dictionary switch
            {
                TextDictionary texts => Texts(stored, texts.Texts),
                IdDictionary ids when _schema.IsNullable => NullableIds(stored, ids),
                IdDictionary ids when _schema.Kind == ResultKind.Int32 => Ids<int>(stored, ids.Ids),
                IdDictionary ids => Ids<long>(stored, ids.Ids),
                _ when _schema.Kind == ResultKind.Int32 => Numbers<int>(stored),
                _ => Numbers<long>(stored),
            });
        }

        string?[] Texts(ReadOnlySpan<T> stored, ReadOnlySpan<string> texts)
        {
            string?[] values = new string[stored.Length];
            for (int i = 0; i < values.Length; i++)
                values[i] = texts[column.CodeOf(long.CreateTruncating(stored[i]))];
            // Of ids, the empty text is none.
            for (int i = 0; i < values.Length && _schema.IsNullable; i++)
                values[i] = values[i]!.Length == 0 ? null : values[i];
            return values;
        }

        static int?[] NullableIds(ReadOnlySpan<T> stored, IdDictionary ids)
        {
            var values = new int?[stored.Length];
            for (int i = 0; i < values.Length; i++)
                values[i] = int.CreateTruncating(stored[i]) is > 0 and int code ? (int)ids.Ids[code] : null;
            return values;
        }

        TNumber[] Ids<TNumber>(ReadOnlySpan<T> stored, ReadOnlySpan<long> ids)
            where TNumber : unmanaged, INumber<TNumber>
        {
            var values = GC.AllocateUninitializedArray<TNumber>(stored.Length);
            for (int i = 0; i < values.Length; i++)
                values[i] = TNumber.CreateTruncating(ids[column.CodeOf(long.CreateTruncating(stored[i]))]);
            return values;
        }

        static TNumber[] Numbers<TNumber>(ReadOnlySpan<T> stored)
            where TNumber : unmanaged, INumber<TNumber>
        {
            var values = GC.AllocateUninitializedArray<TNumber>(stored.Length);
            for (int i = 0; i < values.Length; i++)
                values[i] = TNumber.CreateTruncating(stored[i]);
            return values;
        }
    }
}
