using DunnHumbyColumnar.Columns;

namespace DunnHumbyColumnar.Csv;

/// <summary>
/// The rows of one chunk of a file, in chunk-local codes. A reader parses a line into one number per column (ids as they are, text as the
/// code that <see cref="TextCode(int, ReadOnlySpan{byte})"/> gives) and appends it. Not thread-safe: one per chunk.
/// </summary>
abstract class ChunkRows(TableSpec spec)
{
    public TableSpec Spec { get; } = spec;

    public int Count { get; protected set; }

    /// <summary>Lines without anything, which are no rows.</summary>
    public int BlankLines { get; set; }

    /// <summary>Whole numbers that were written with decimals, such as <c>123.0</c>.</summary>
    public long LenientValues { get; set; }

    /// <summary>Local code of a text given as valid UTF-8.</summary>
    public abstract int TextCode(int column, ReadOnlySpan<byte> utf8);

    /// <summary>The number of an id that is a text, given as valid UTF-8; see <see cref="TextKeys"/>.</summary>
    public abstract long TextKey(int column, ReadOnlySpan<byte> utf8);

    /// <summary>Adds a row: one number per column, in the table's column order.</summary>
    public abstract void Append(ReadOnlySpan<long> row);

    /// <summary>The distinct ids of a column, by position.</summary>
    public abstract ReadOnlySpan<long> IdsOf(int column);

    /// <summary>The distinct ids of a column that are texts, by position; empty where all are numbers.</summary>
    public virtual IReadOnlyList<string> TextKeysOf(int column) => [];

    /// <summary>The distinct texts of a column, by position.</summary>
    public abstract IReadOnlyList<string> TextsOf(int column);

    /// <summary>Forgets all rows, ids, texts and counts.</summary>
    public virtual void Clear()
    {
        Count = 0;
        BlankLines = 0;
        LenientValues = 0;
    }
}
