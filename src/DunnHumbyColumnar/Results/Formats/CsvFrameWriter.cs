using System.Buffers;

namespace DunnHumbyColumnar.Results;

/// <summary>The CSV form of <see cref="ExportFormat.Csv"/>.</summary>
sealed class CsvFrameWriter(Stream stream, bool spreadsheet, CancellationToken cancellationToken) : IFrameWriter
{
    static readonly SearchValues<char> Special = SearchValues.Create("\",\r\n");

    readonly Utf8Buffer _buffer = new(stream, cancellationToken);
    bool _hasHeader;

    delegate void AppendCell(int row);

    public void Write(ResultFrame frame)
    {
        if (!_hasHeader)
            WriteHeader(frame);
        AppendCell[] cells = [.. frame.Columns.Select(CellsOf)];
        for (int row = 0; row < frame.Rows; row++)
        {
            cells[0](row);
            for (int c = 1; c < cells.Length; c++)
            {
                _buffer.Append((byte)',');
                cells[c](row);
            }

            _buffer.Append((byte)'\n');
            _buffer.FlushIfLarge();
        }
    }

    public void End() => _buffer.Flush();

    void WriteHeader(ResultFrame frame)
    {
        _hasHeader = true;
        for (int c = 0; c < frame.Columns.Length; c++)
        {
            if (c > 0)
                _buffer.Append((byte)',');
            AppendText(frame.Columns[c].Name);
        }

        _buffer.Append((byte)'\n');
    }

    AppendCell CellsOf(ResultColumn column) => column.Values switch
    {
        int[] values => row => _buffer.Append(values[row]),
        int?[] values => row => AppendIfAny(values[row]),
        long[] cents when column.Kind == ResultKind.Money => row => _buffer.AppendMoney(cents[row]),
        long[] values => row => _buffer.Append(values[row]),
        long?[] values => row => AppendIfAny(values[row], column.Kind == ResultKind.Money),
        double[] values => row => AppendDouble(values[row]),
        double?[] values => row => AppendDouble(values[row]),
        bool?[] values => row => _buffer.Append(values[row] is { } value ? value ? "true"u8 : "false"u8 : ""u8),
        DateOnly[] values => row => _buffer.Append(values[row]),
        DateOnly?[] values => row => AppendIfAny(values[row]),
        int[][] or string[][] => row => AppendText(CellTexts.Joined(column.Values, row)),
        string?[] values => row => AppendText(values[row]),
        _ => throw new ArgumentException($"{column.Values.GetType()} is no column.", nameof(column)),
    };

    void AppendIfAny(int? value)
    {
        if (value is { } number)
            _buffer.Append(number);
    }

    void AppendIfAny(DateOnly? value)
    {
        if (value is { } date)
            _buffer.Append(date);
    }

    void AppendIfAny(long? value, bool isMoney)
    {
        if (value is not { } number)
            return;
        if (isMoney)
            _buffer.AppendMoney(number);
        else
            _buffer.Append(number);
    }

    void AppendDouble(double? value)
    {
        if (value is not { } number)
            return;
        if (double.IsInfinity(number))
            _buffer.Append(number > 0 ? "inf"u8 : "-inf"u8);
        else
            _buffer.Append(number);
    }

    void AppendText(string? text)
    {
        if (text is null)
            return;
        bool defuse = spreadsheet && text is ['=' or '+' or '-' or '@' or '\t' or '\r', ..];
        // Blank texts are quoted: a reader that trims would lose them, and an empty text is not a null.
        bool quote = text.AsSpan().ContainsAny(Special) || text.AsSpan().Trim(' ').IsEmpty;
        if (quote)
            _buffer.Append((byte)'"');
        if (defuse)
            _buffer.Append((byte)'\'');
        _buffer.Append((quote ? text.Replace("\"", "\"\"", StringComparison.Ordinal) : text).AsSpan());
        if (quote)
            _buffer.Append((byte)'"');
    }
}
