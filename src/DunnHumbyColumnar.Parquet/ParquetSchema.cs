using Apache.Arrow;
using Apache.Arrow.Ipc;
using Apache.Arrow.Types;
using DunnHumbyColumnar.Results;
using ParquetSharp;
using ParquetSharp.Schema;

namespace DunnHumbyColumnar.Parquet;

/// <summary>What a Parquet file says about itself: its columns, how they are written, and the metadata of the result.</summary>
static class ParquetSchema
{
    /// <summary>As many digits as 64 bits hold: every reader knows them, and they take half the bytes of the next wider form.</summary>
    const int MoneyDigits = 18;
    const int MoneyDecimals = 2;

    /// <summary>The largest amount of <see cref="MoneyDigits"/> digits.</summary>
    public const long MaxDecimalCents = 999_999_999_999_999_999;

    /// <summary>The columns. One is required if it has no nulls.</summary>
    public static GroupNode Columns(ResultFrame frame, MoneyType money) =>
        new("schema", Repetition.Required, [.. frame.Columns.Select(column => NodeOf(column, money))]);

    /// <summary>
    /// Dictionaries for what repeats without being sorted: texts and amounts. Ids and numbers are plain: a table is sorted by them or by
    /// what they belong to, and zstd packs plain runs into fewer bytes in less time than any encoding before it.
    /// </summary>
    public static WriterProperties Properties(ResultFrame frame)
    {
        using var builder = new WriterPropertiesBuilder();
        builder.Compression(Compression.Zstd);
        foreach (var column in frame.Columns)
            if (column.Kind is ResultKind.Int32 or ResultKind.Int64 or ResultKind.Date or ResultKind.Double)
                builder.DisableDictionary(column.Name);
        return builder.Build();
    }

    /// <summary>
    /// The metadata of an Arrow export of the same frame, and its schema as an Arrow message, in which readers built on Arrow find the
    /// descriptions of the columns.
    /// </summary>
    public static Dictionary<string, string> Metadata(ResultFrame frame, ResultMetadata? metadata, MoneyType money)
    {
        var type = MoneyColumns.TypeOf(money, new Decimal128Type(MoneyDigits, MoneyDecimals));
        using var batch = ArrowFrames.ToRecordBatch(frame.Slice(0, 0), metadata, hasTime: false, type);
        using var message = new MemoryStream();
        using var writer = new ArrowStreamWriter(message, new Schema(batch.Schema.FieldsList, null), leaveOpen: true);
        writer.WriteStart();
        return new(batch.Schema.Metadata ?? new Dictionary<string, string>())
        {
            ["ARROW:schema"] = Convert.ToBase64String(message.ToArray()),
        };
    }

    static Node NodeOf(ResultColumn column, MoneyType money)
    {
        var repetition = column.Schema.IsNullable ? Repetition.Optional : Repetition.Required;
        return column.Kind switch
        {
            ResultKind.Int32List => ListOf(column.Name, LogicalType.None(), PhysicalType.Int32),
            ResultKind.TextList => ListOf(column.Name, LogicalType.String(), PhysicalType.ByteArray),
            ResultKind.Money => MoneyNode(column.Name, repetition, money),
            ResultKind.Text => new PrimitiveNode(column.Name, repetition, LogicalType.String(), PhysicalType.ByteArray),
            ResultKind.Date => new PrimitiveNode(column.Name, repetition, LogicalType.Date(), PhysicalType.Int32),
            var kind => new PrimitiveNode(column.Name, repetition, LogicalType.None(), PhysicalTypeOf(kind)),
        };
    }

    static PhysicalType PhysicalTypeOf(ResultKind kind) => kind switch
    {
        ResultKind.Int32 => PhysicalType.Int32,
        ResultKind.Int64 => PhysicalType.Int64,
        ResultKind.Double => PhysicalType.Double,
        ResultKind.Bool => PhysicalType.Boolean,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "There is no such kind of plain values."),
    };

    static PrimitiveNode MoneyNode(string name, Repetition repetition, MoneyType money) => money switch
    {
        MoneyType.Decimal => new(name, repetition, LogicalType.Decimal(MoneyDigits, MoneyDecimals), PhysicalType.Int64),
        MoneyType.Float64 => new(name, repetition, LogicalType.None(), PhysicalType.Double),
        _ => new(name, repetition, LogicalType.None(), PhysicalType.Int64),
    };

    static GroupNode ListOf(string name, LogicalType type, PhysicalType physical)
    {
        var element = new PrimitiveNode("element", Repetition.Required, type, physical);
        return new(name, Repetition.Required, [new GroupNode("list", Repetition.Repeated, [element])], LogicalType.List());
    }
}
