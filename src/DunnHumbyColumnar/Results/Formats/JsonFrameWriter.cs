using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

namespace DunnHumbyColumnar.Results;

/// <summary>The JSON form of <see cref="ExportFormat.Json"/>.</summary>
sealed class JsonFrameWriter(Stream stream, CancellationToken cancellationToken) : IFrameWriter
{
    readonly ArrayBufferWriter<byte> _row = new();
    readonly Utf8Buffer _buffer = new(stream, cancellationToken);
    bool _hasRows;

    public void Write(ResultFrame frame)
    {
        using var json = new Utf8JsonWriter(_row);
        var names = NamesOf(frame);
        for (int row = 0; row < frame.Rows; row++)
        {
            _buffer.Append(_hasRows ? ",\n"u8 : "[\n"u8);
            _hasRows = true;
            _row.ResetWrittenCount();
            json.Reset();
            WriteRow(json, frame, names.AsSpan(), row);
            json.Flush();
            _buffer.Append(_row.WrittenSpan);
            _buffer.FlushIfLarge();
        }
    }

    public void End()
    {
        _buffer.Append(_hasRows ? "\n]\n"u8 : "[]\n"u8);
        _buffer.Flush();
    }

    /// <summary>The column names.</summary>
    public static ImmutableArray<JsonEncodedText> NamesOf(ResultFrame frame) =>
        [.. frame.Columns.Select(column => JsonEncodedText.Encode(column.Name))];

    /// <summary>Writes one row as an object.</summary>
    public static void WriteRow(Utf8JsonWriter json, ResultFrame frame, ReadOnlySpan<JsonEncodedText> names, int row)
    {
        json.WriteStartObject();
        for (int c = 0; c < names.Length; c++)
        {
            json.WritePropertyName(names[c]);
            WriteCell(json, frame.Columns[c], row);
        }

        json.WriteEndObject();
    }

    static void WriteCell(Utf8JsonWriter json, ResultColumn column, int row)
    {
        switch (column.Values)
        {
            case int[] values:
                json.WriteNumberValue(values[row]);
                break;
            case int?[] values when values[row] is { } number:
                json.WriteNumberValue(number);
                break;
            case long[] cents when column.Kind == ResultKind.Money:
                json.WriteNumberValue(new Cents(cents[row]).ToDecimal());
                break;
            case long[] values:
                json.WriteNumberValue(values[row]);
                break;
            case long?[] cents when column.Kind == ResultKind.Money && cents[row] is { } money:
                json.WriteNumberValue(new Cents(money).ToDecimal());
                break;
            case long?[] values when column.Kind != ResultKind.Money && values[row] is { } number:
                json.WriteNumberValue(number);
                break;
            case double[] values when double.IsFinite(values[row]):
                json.WriteNumberValue(values[row]);
                break;
            case double?[] values when values[row] is { } number && double.IsFinite(number):
                json.WriteNumberValue(number);
                break;
            case bool?[] values when values[row] is { } flag:
                json.WriteBooleanValue(flag);
                break;
            case DateOnly[] values:
                json.WriteStringValue(values[row].ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
                break;
            case DateOnly?[] values when values[row] is { } date:
                json.WriteStringValue(date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
                break;
            case int[][] lists:
                json.WriteStartArray();
                foreach (int number in lists[row])
                    json.WriteNumberValue(number);
                json.WriteEndArray();
                break;
            case string[][] lists:
                json.WriteStartArray();
                foreach (string text in lists[row])
                    json.WriteStringValue(text);
                json.WriteEndArray();
                break;
            case string?[] values when values[row] is { } text:
                json.WriteStringValue(text);
                break;
            default:
                json.WriteNullValue();
                break;
        }
    }
}
