using System.Text;

namespace DunnHumbyColumnar.Csv;

/// <summary>Numbers texts in order of first appearance. Not thread-safe: one per chunk of a file.</summary>
sealed class TextMap
{
    readonly Dictionary<string, int> _codes = new(StringComparer.Ordinal);
    readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _lookup;
    readonly List<string> _texts = [];
    readonly int[] _ascii = new int[128];

    public TextMap()
    {
        _lookup = _codes.GetAlternateLookup<ReadOnlySpan<char>>();
        Array.Fill(_ascii, -1);
    }

    /// <summary>The texts by code.</summary>
    public IReadOnlyList<string> Texts => _texts;

    /// <summary>Code of a text given as valid UTF-8.</summary>
    public int CodeOf(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length == 1 && utf8[0] < 128)
            return CodeOfAscii(utf8[0]);
        Span<char> chars = utf8.Length <= 256 ? stackalloc char[256] : new char[utf8.Length];
        return CodeOf(chars[..Encoding.UTF8.GetChars(utf8, chars)]);
    }

    public int CodeOf(ReadOnlySpan<char> text)
    {
        if (_lookup.TryGetValue(text, out int code))
            return code;
        string added = text.ToString();
        _codes.Add(added, _texts.Count);
        _texts.Add(added);
        return _texts.Count - 1;
    }

    public int CodeOfAscii(byte character)
    {
        int code = _ascii[character];
        return code >= 0 ? code : _ascii[character] = CodeOf([(char)character]);
    }

    public void Clear()
    {
        _codes.Clear();
        _texts.Clear();
        Array.Fill(_ascii, -1);
    }
}
