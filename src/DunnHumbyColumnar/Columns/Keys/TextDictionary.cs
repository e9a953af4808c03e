using DunnHumbyColumnar.Runtime;

namespace DunnHumbyColumnar.Columns;

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
