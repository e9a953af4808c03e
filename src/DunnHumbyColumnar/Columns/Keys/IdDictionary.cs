using System.Globalization;
using DunnHumbyColumnar.Runtime;

namespace DunnHumbyColumnar.Columns;

/// <summary>
/// Numeric ids in ascending order. Where the ids of the data are texts, these numbers are surrogate keys: 1 to
/// <see cref="KeyDictionary.Count"/>, in the ordinal order of the texts.
/// </summary>
sealed class IdDictionary : KeyDictionary
{
    readonly LoadOnce<long[]> _ids;

    public IdDictionary(string name, int count, Func<long[]> load)
        : base(name, count) => _ids = new(load);

    public IdDictionary(string name, long[] ids)
        : this(name, ids.Length, () => ids)
    {
    }

    /// <summary>Surrogate keys of texts.</summary>
    public IdDictionary(TextDictionary texts)
        : this(texts.Name, texts.Count, () => [.. Enumerable.Range(1, texts.Count).Select(key => (long)key)]) => Texts = texts;

    public ReadOnlySpan<long> Ids => _ids.Value;

    /// <summary>The ids as the data have them, where they are texts; null where they are numbers.</summary>
    public TextDictionary? Texts { get; }

    /// <summary>Code of an id, or -1.</summary>
    public int CodeOf(long id)
    {
        int index = Array.BinarySearch(_ids.Value, id);
        return index < 0 ? -1 : index;
    }

    /// <summary>Code of an id as the data have it, or -1.</summary>
    public int CodeOf(string id) =>
        Texts is not null ? Texts.CodeOf(id)
        : long.TryParse(id, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number) ? CodeOf(number)
        : -1;

    /// <summary>The id of a code as the data have it.</summary>
    public override string Text(int code) => Texts?.Text(code) ?? Ids[code].ToString(CultureInfo.InvariantCulture);
}
