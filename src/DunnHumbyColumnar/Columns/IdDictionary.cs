using System.Globalization;
using DunnHumbyColumnar.Runtime;

namespace DunnHumbyColumnar.Columns;

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
