using System.Runtime.CompilerServices;
using System.Text;

namespace DunnHumbyColumnar.Csv;

/// <summary>
/// One-byte codes for one-character texts: an ASCII character is its own code, others are numbered
/// from 128 while codes last. Not thread-safe.
/// </summary>
sealed class SymbolMap
{
    const int FirstOther = 128;

    readonly bool[] _seen = new bool[FirstOther];
    readonly List<string> _others = [];

    /// <summary>The distinct symbols, by position.</summary>
    public IReadOnlyList<string> Texts =>
        [.. Enumerable.Range(0, FirstOther).Where(code => _seen[code]).Select(code => ((char)code).ToString()), .. _others];

    /// <summary>Whether the codes have run out; then none may be used.</summary>
    public bool IsOverfull { get; private set; }

    /// <summary>Per code the position of its symbol in <see cref="Texts"/>, or -1.</summary>
    public ReadOnlySpan<int> Positions
    {
        get
        {
            var positions = new int[byte.MaxValue + 1];
            int next = 0;
            for (int code = 0; code < positions.Length; code++)
                positions[code] = code < FirstOther ? _seen[code] ? next++ : -1 : code - FirstOther < _others.Count ? next++ : -1;
            return positions;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public byte CodeOfAscii(byte character)
    {
        _seen[character] = true;
        return character;
    }

    public int CodeOf(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length == 1 && utf8[0] < FirstOther)
            return CodeOfAscii(utf8[0]);
        string text = Encoding.UTF8.GetString(utf8);
        int index = _others.IndexOf(text);
        if (index >= 0)
            return FirstOther + index;
        if (_others.Count == FirstOther)
        {
            IsOverfull = true;
            return FirstOther;
        }

        _others.Add(text);
        return FirstOther + _others.Count - 1;
    }

    public void Clear()
    {
        Array.Clear(_seen);
        _others.Clear();
        IsOverfull = false;
    }
}
