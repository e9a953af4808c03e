using System.Globalization;
using DunnHumbyColumnar.Runtime;

namespace DunnHumbyColumnar.Columns;

/// <summary>
/// Dictionary encoding: a frozen one-to-one map between keys and dense codes 0..Count-1; code order is key order, so sorting and comparing
/// codes sorts and compares keys. The keys are given or loaded on first use. Immutable and safe for concurrent readers.
/// </summary>
abstract class KeyDictionary(string name, int count)
{
    /// <summary>The dictionary's name: <c>household</c>, <c>product</c> … or <c>table.column</c> for text.</summary>
    public string Name { get; } = name;

    public int Count { get; } = count;

    /// <summary>The key of a code in its printed form, culture-free.</summary>
    public abstract string Text(int code);
}

/// <summary>Numeric ids in ascending order.</summary>
sealed class IdDictionary(string name, int count, Func<long[]> load) : KeyDictionary(name, count)
{
    readonly LoadOnce<long[]> _ids = new(load);

    public IdDictionary(string name, long[] ids)
        : this(name, ids.Length, () => ids)
    {
    }

    public ReadOnlySpan<long> Ids => _ids.Value;

    /// <summary>Code of an id, or -1.</summary>
    public int CodeOf(long id)
    {
        int index = Array.BinarySearch(_ids.Value, id);
        return index < 0 ? -1 : index;
    }

    public override string Text(int code) => Ids[code].ToString(CultureInfo.InvariantCulture);
}

/// <summary>Texts in ordinal (UTF-16) order.</summary>
sealed class TextDictionary(string name, int count, Func<string[]> load) : KeyDictionary(name, count)
{
    readonly LoadOnce<string[]> _texts = new(load);

    public TextDictionary(string name, string[] texts)
        : this(name, texts.Length, () => texts)
    {
    }

    public ReadOnlySpan<string> Texts => _texts.Value;

    /// <summary>Code of a text, or -1.</summary>
    public int CodeOf(string text)
    {
        int index = Array.BinarySearch(_texts.Value, text, StringComparer.Ordinal);
        return index < 0 ? -1 : index;
    }

    public override string Text(int code) => Texts[code];
}
