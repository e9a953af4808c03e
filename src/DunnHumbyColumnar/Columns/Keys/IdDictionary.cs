using System.Globalization;
using DunnHumbyColumnar.Runtime;

namespace DunnHumbyColumnar.Columns;

/// <summary>
/// Numeric ids in ascending order. Where the ids of the data are texts, these numbers are surrogate keys: 1 to
/// <see cref="KeyDictionary.Count"/>, in the ordinal order of the texts. Code 0 can stand for no id: <see cref="HasAnonymous"/>.
/// </summary>
sealed class IdDictionary : KeyDictionary
{
    /// <summary>The number of what has no id; below all numbers of 32 bits.</summary>
    public const long Anonymous = int.MinValue - 1L;

    readonly LoadOnce<long[]> _ids;

    public IdDictionary(string name, int count, Func<long[]> load)
        : base(name, count) => _ids = new(load);

    public IdDictionary(string name, long[] ids)
        : this(name, ids.Length, () => ids)
    {
    }

    /// <summary>Surrogate keys of texts.</summary>
    public IdDictionary(TextDictionary texts)
        : this(texts.Name, texts.Count, () => KeysOf(texts)) => Texts = texts;

    public ReadOnlySpan<long> Ids => _ids.Value;

    /// <summary>The ids as the data have them, where they are texts; null where they are numbers.</summary>
    public TextDictionary? Texts { get; }

    /// <summary>Whether code 0 stands for what has no id. An empty text is no id.</summary>
    public bool HasAnonymous => Count > 0 && (Texts is null ? Ids[0] == Anonymous : Texts.Texts[0].Length == 0);

    /// <summary>Code of an id, or -1.</summary>
    public int CodeOf(long id)
    {
        int index = Array.BinarySearch(_ids.Value, id);
        return index < 0 ? -1 : index;
    }

    /// <summary>Code of an id as the data have it, or -1.</summary>
    public int CodeOf(string id) =>
        id.Length == 0 ? -1
        : Texts is not null ? Texts.CodeOf(id)
        : long.TryParse(id, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number) ? CodeOf(number)
        : -1;

    /// <summary>The id of a code as the data have it; empty for no id.</summary>
    public override string Text(int code) =>
        Texts?.Text(code) ?? (Ids[code] == Anonymous ? "" : Ids[code].ToString(CultureInfo.InvariantCulture));

    static long[] KeysOf(TextDictionary texts)
    {
        int first = texts.Count > 0 && texts.Texts[0].Length == 0 ? 0 : 1;
        return [.. Enumerable.Range(first, texts.Count).Select(key => (long)key)];
    }
}
