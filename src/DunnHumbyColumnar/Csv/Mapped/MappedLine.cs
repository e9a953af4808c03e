namespace DunnHumbyColumnar.Csv;

/// <summary>A line of a mapped source, split into fields.</summary>
readonly ref struct MappedLine
{
    readonly ReadOnlySpan<byte> _line;
    readonly IReadOnlyList<FieldSlice> _fields;
    readonly TextFormat _format;
    readonly ref int _lenientValues;

    /// <param name="line">Its bytes.</param>
    /// <param name="fields">Its fields.</param>
    /// <param name="format">How its characters are encoded.</param>
    /// <param name="number">0-based number of the line in its chunk.</param>
    /// <param name="lenientValues">Counts whole numbers that are written with decimals.</param>
    public MappedLine(ReadOnlySpan<byte> line, IReadOnlyList<FieldSlice> fields, TextFormat format, long number, ref int lenientValues)
    {
        _line = line;
        _fields = fields;
        _format = format;
        Number = number;
        _lenientValues = ref lenientValues;
    }

    public long Number { get; }

    /// <summary>Content of a field, without quotes, in UTF-8.</summary>
    public ReadOnlySpan<byte> Content(int field) => _format.ToUtf8(_fields[field].Content(_line));

    public void CountLenientValue() => _lenientValues++;
}
