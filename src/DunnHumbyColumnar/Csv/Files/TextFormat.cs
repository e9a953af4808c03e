using System.Text;

namespace DunnHumbyColumnar.Csv;

/// <summary>How the fields of a line are separated.</summary>
/// <param name="Delimiter">The ASCII character between two fields; a blank stands for runs of blanks and tabs.</param>
/// <param name="IsLatin1">Whether the text is Latin-1 rather than UTF-8.</param>
readonly record struct TextFormat(byte Delimiter, bool IsLatin1 = false)
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

    /// <summary>A part of a line as text.</summary>
    public string Decode(ReadOnlySpan<byte> bytes) => (IsLatin1 ? Encoding.Latin1 : Encoding.UTF8).GetString(bytes);

    /// <summary>A part of a line as UTF-8.</summary>
    public ReadOnlySpan<byte> ToUtf8(ReadOnlySpan<byte> bytes) =>
        IsLatin1 && bytes.IndexOfAnyInRange((byte)0x80, byte.MaxValue) >= 0 ? Encoding.UTF8.GetBytes(Decode(bytes)) : bytes;

    /// <summary>
    /// 1-based character position of a byte of a line; bytes of UTF-8 before it are valid unless the line is oversized.
    /// </summary>
    public int ColumnOf(ReadOnlySpan<byte> line, int at)
    {
        if (IsLatin1)
            return at + 1;
        int characters = 1;
        foreach (byte unit in line[..at])
            if ((unit & 0xC0) != 0x80)
                characters++;
        return characters;
    }

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
