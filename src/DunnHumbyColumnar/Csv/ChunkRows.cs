using DunnHumbyColumnar.Columns;

namespace DunnHumbyColumnar.Csv;

/// <summary>
/// The rows of one chunk of a file, in chunk-local codes. A reader parses a line into one number per column (ids as they are, text as the code that
/// <see cref="TextCode(int, ReadOnlySpan{byte})"/> gives) and appends it. Not thread-safe: one per chunk.
/// </summary>
abstract class ChunkRows
{
    protected ChunkRows(TableSpec spec)
    {
        Spec = spec;
        Ids = [.. spec.Columns.Select(column => column.Kind == ColumnKind.Id ? new IdMap() : null)];
        Texts = [.. spec.Columns.Select(column => column.IsText ? new TextMap() : null)];
    }

    public TableSpec Spec { get; }

    public int Count { get; protected set; }

    /// <summary>Per column the ids met, by local code; null for columns that are not ids.</summary>
    public IdMap?[] Ids { get; }

    /// <summary>Per column the texts met, by local code; null for columns that are not text.</summary>
    public TextMap?[] Texts { get; }

    public int TextCode(int column, ReadOnlySpan<byte> utf8) => Texts[column]!.CodeOf(utf8);

    public int TextCode(int column, ReadOnlySpan<char> text) => Texts[column]!.CodeOf(text);

    /// <summary>Adds a row: one number per column, in the table's column order.</summary>
    public abstract void Append(ReadOnlySpan<long> row);

    /// <summary>Forgets all rows, ids and texts.</summary>
    public virtual void Clear()
    {
        Count = 0;
        foreach (var map in Ids)
            map?.Clear();
        foreach (var map in Texts)
            map?.Clear();
    }
}
