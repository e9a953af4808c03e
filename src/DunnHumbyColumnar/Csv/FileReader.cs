namespace DunnHumbyColumnar.Csv;

/// <summary>What is known of a source after its first line: where its data begin, and how its chunks become rows.</summary>
abstract class FileReader
{
    /// <summary>Byte offset in the text of the first data line.</summary>
    public abstract long DataOffset { get; }

    /// <summary>Lines before it.</summary>
    public abstract long LinesBefore { get; }

    /// <summary>Blank ones among them.</summary>
    public abstract long BlankLinesBefore { get; }

    /// <summary>Whether texts are labels that stand for others.</summary>
    public virtual bool IsAnonymised => false;

    /// <summary>Columns with line numbers of the chunk, to be moved up by the lines before it.</summary>
    public virtual IEnumerable<int> LineNumberColumns => [];

    /// <summary>Whether a household's day is one basket, so that BASKET_ID follows when all households are known.</summary>
    public virtual bool DerivesBaskets => false;

    /// <summary>What there is to say about the source.</summary>
    public abstract IEnumerable<string> Notes { get; }

    /// <summary>Reads the lines of a chunk.</summary>
    /// <param name="chunk">The chunk.</param>
    /// <param name="keys">Keys seen in earlier chunks of a table with unique keys; null for tables without.</param>
    public abstract ChunkResult Read(Chunk chunk, UniqueKeys? keys);
}
