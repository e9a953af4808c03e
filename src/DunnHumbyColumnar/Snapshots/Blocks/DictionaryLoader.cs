using System.Runtime.InteropServices;
using System.Text;
using DunnHumbyColumnar.Columns;

namespace DunnHumbyColumnar.Snapshots;

/// <summary>
/// A stored dictionary as <see cref="KeyDictionary"/> whose keys are read, verified and checked on first use. Keys
/// are always copied, also from mapped files.
/// </summary>
sealed class DictionaryLoader(StoredDictionary stored, BlockFile file, ReferenceCount holds, SnapshotOpenOptions options)
{
    /// <summary>Bytes of a text beside its characters: the object and the reference to it.</summary>
    const int BytesPerText = 32;

    static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <param name="isId">Whether columns of ids point into it; if it has texts, these have surrogate keys.</param>
    public KeyDictionary Dictionary(bool isId)
    {
        if (!stored.IsText)
            return new IdDictionary(stored.Name, stored.Count, () => Take(stored.Values.Length, LoadIds));
        var texts = new TextDictionary(
            stored.Name, stored.Count,
            () => Take((stored.Values.Length * sizeof(char)) + ((long)stored.Count * BytesPerText), LoadTexts));
        return isId ? new IdDictionary(texts) : texts;
    }

    /// <summary>Loads the keys.</summary>
    public static void Load(KeyDictionary dictionary)
    {
        var texts = dictionary as TextDictionary ?? ((IdDictionary)dictionary).Texts;
        _ = texts is null ? 0 : texts.Texts.Length;
        _ = dictionary is IdDictionary ids ? ids.Ids.Length : 0;
    }

    T Take<T>(long bytes, Func<T> load) => options.Memory.Take($"loading the dictionary {stored.Name}", bytes, load);

    long[] LoadIds()
    {
        using var hold = holds.Take();
        long[] ids = MemoryMarshal.Cast<byte, long>(ExtentReader.Read([file], [stored.Values], options.Threads)[0].Span).ToArray();
        for (int i = 1; i < ids.Length; i++)
            if (ids[i] <= ids[i - 1])
                throw Fault($"ids do not ascend at code {i}");
        return ids;
    }

    string[] LoadTexts()
    {
        using var hold = holds.Take();
        var contents = ExtentReader.Read([file], [stored.Values, stored.Offsets], options.Threads);
        var values = contents[0].Span;
        var offsets = MemoryMarshal.Cast<byte, int>(contents[1].Span);
        if (offsets.IsEmpty ? values.Length != 0 : offsets[0] != 0 || offsets[^1] != values.Length)
            throw Fault("text offsets do not cover the texts");
        var texts = new string[stored.Count];
        for (int i = 0; i < texts.Length; i++)
        {
            if (offsets[i + 1] < offsets[i] || offsets[i + 1] > values.Length)
                throw Fault($"text offsets do not ascend at code {i}");
            texts[i] = Decode(values[offsets[i]..offsets[i + 1]], i);
            if (i > 0 && string.CompareOrdinal(texts[i - 1], texts[i]) >= 0)
                throw Fault($"texts do not ascend at code {i}");
        }

        return texts;
    }

    string Decode(ReadOnlySpan<byte> bytes, int code)
    {
        try
        {
            return Utf8.GetString(bytes);
        }
        catch (DecoderFallbackException failure)
        {
            throw Fault($"the text of code {code} is not UTF-8", failure);
        }
    }

    SnapshotCorruptException Fault(string what, Exception? inner = null) => new(file.Name, what, inner);
}
