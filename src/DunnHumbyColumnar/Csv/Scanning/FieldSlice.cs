namespace DunnHumbyColumnar.Csv;

/// <summary>One field of a line: where it starts, its raw bytes, and whether it is quoted.</summary>
readonly record struct FieldSlice(int Start, int Length, bool Quoted)
{
    /// <summary>The field's content: quotes removed, doubled quotes unescaped.</summary>
    public ReadOnlySpan<byte> Content(ReadOnlySpan<byte> line)
    {
        var raw = line.Slice(Start, Length);
        if (!Quoted)
            return raw;
        var inner = raw[1..^1];
        if (inner.IndexOf((byte)'"') < 0)
            return inner;
        var content = new byte[inner.Length];
        int count = 0;
        for (int i = 0; i < inner.Length; i++)
        {
            content[count++] = inner[i];
            if (inner[i] == '"')
                i++;
        }

        return content.AsSpan(0, count);
    }
}
