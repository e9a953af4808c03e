namespace DunnHumbyColumnar.Csv;

/// <summary>How the fields of a line are separated.</summary>
/// <param name="Delimiter">The ASCII character between two fields; a blank stands for runs of blanks and tabs.</param>
readonly record struct TextFormat(byte Delimiter)
{
    /// <summary>The formats that a header is tried with, in this order.</summary>
    public static readonly TextFormat[] All = [.. Enum.GetValues<FieldDelimiter>().Select(From)];

    public static TextFormat Comma => new((byte)',');

    public static TextFormat From(FieldDelimiter delimiter) => new(delimiter switch
    {
        FieldDelimiter.Comma => (byte)',',
        FieldDelimiter.Semicolon => (byte)';',
        FieldDelimiter.Tab => (byte)'\t',
        FieldDelimiter.Pipe => (byte)'|',
        _ => (byte)' ',
    });

    /// <summary>Whether runs of blanks and tabs separate the fields; blanks around the line mean nothing.</summary>
    public bool IsBlanks => Delimiter == ' ';

    /// <summary>The delimiter in words.</summary>
    public string Name => (char)Delimiter switch
    {
        ',' => "a comma",
        ';' => "a semicolon",
        '\t' => "a tab",
        '|' => "a pipe",
        _ => "blanks",
    };

    /// <summary>Whether a byte ends an unquoted field.</summary>
    public bool Separates(byte value) => value == Delimiter || (IsBlanks && value == '\t');

    /// <summary>Index of the first delimiter at or after a position; the end of the line if there is none.</summary>
    public int EndOfField(ReadOnlySpan<byte> line, int start)
    {
        var rest = line[start..];
        int length = IsBlanks ? rest.IndexOfAny((byte)' ', (byte)'\t') : rest.IndexOf(Delimiter);
        return length < 0 ? line.Length : start + length;
    }

    /// <summary>Where the first field at or after a position starts: behind the blanks, where they separate.</summary>
    public int StartOfField(ReadOnlySpan<byte> line, int at)
    {
        while (IsBlanks && at < line.Length && Separates(line[at]))
            at++;
        return at;
    }

    /// <summary>Whether a line holds nothing: no byte, or only blanks and tabs that are no fields.</summary>
    public bool IsBlank(ReadOnlySpan<byte> line)
    {
        foreach (byte value in line)
            if (value != ' ' && (value != '\t' || Delimiter == '\t'))
                return false;
        return true;
    }
}
