using System.Collections.Frozen;
using System.Text;

namespace DunnHumbyColumnar.Csv;

/// <summary>A field of the source, its values translated where the mapping has a table of them.</summary>
sealed class SourceField
{
    readonly FrozenDictionary<string, byte[]>? _values;

    /// <param name="name">The source column.</param>
    /// <param name="index">Position of its field.</param>
    /// <param name="values">Values and what they are read as.</param>
    public SourceField(string name, int index, IReadOnlyDictionary<string, string> values)
    {
        Name = name;
        Index = index;
        _values = values.Count == 0
            ? null
            : values.ToFrozenDictionary(pair => pair.Key, pair => Encoding.UTF8.GetBytes(pair.Value), StringComparer.Ordinal);
    }

    public string Name { get; }

    public int Index { get; }

    public ReadOnlySpan<byte> Content(in MappedLine line)
    {
        var content = line.Content(Index);
        return _values is not null && _values.TryGetValue(Encoding.UTF8.GetString(content), out byte[]? value) ? value : content;
    }
}
