using System.Collections.Immutable;

namespace DunnHumbyColumnar;

/// <summary>The files of one table and what its columns are made of. Immutable.</summary>
public sealed record TableMapping
{
    /// <summary>
    /// Names of the files, in the folder or archive of the sources; <c>*</c> and <c>?</c> stand for any characters and for one, <c>|</c>
    /// separates names of which one is enough. Each must be there. Several are read as one file, in ordinal order of their names.
    /// </summary>
    public ImmutableArray<string> Files { get; init; } = [];

    /// <summary>Whether the table is empty where its files are missing; otherwise they are a fault.</summary>
    public bool Optional { get; init; }

    /// <summary>The source columns that it reads.</summary>
    internal IEnumerable<string> SourceColumns => Columns.Values
        .SelectMany(made => (string?[])[made.Column, .. made.Product ?? [], .. made.Concatenation ?? []])
        .OfType<string>().Distinct();

    /// <summary>How the files are written.</summary>
    public SourceFormat Format { get; init; } = new();

    /// <summary>
    /// What the columns of the table are made of, by their names in lower case. What is not named has a meaning: trans_time 0, quantity 1,
    /// amounts 0.00, store_id 0, week_no from the day, day 1, an empty text; basket_id: a household's day is a basket.
    /// </summary>
    public IReadOnlyDictionary<string, ColumnMapping> Columns { get; init; } = new Dictionary<string, ColumnMapping>();
}
