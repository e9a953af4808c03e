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
