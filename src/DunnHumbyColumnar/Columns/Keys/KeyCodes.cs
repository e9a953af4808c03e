namespace DunnHumbyColumnar.Columns;

/// <summary>
/// Columns of ids that are texts in the data: a column of keys such as <c>household_key</c> has a column of texts beside it,
/// <c>household_code</c>.
/// </summary>
static class KeyCodes
{
    const string Ending = "_code";

    /// <summary>The name of the texts of a column of keys.</summary>
    public static string NameFor(ColumnSpec keys) =>
        (keys.Name.EndsWith("_key", StringComparison.Ordinal) ? keys.Name[..^4]
        : keys.Name.EndsWith("_id", StringComparison.Ordinal) ? keys.Name[..^3]
        : keys.Name) + Ending;

    /// <summary>Whether rows of a column of keys, or of their texts, have no id.</summary>
    public static bool HasAnonymous(ColumnData column) =>
        column.Spec is { Kind: ColumnKind.Id, Dictionary: CompleteJourney.Household } && column.Stats is { Min: 0, Runs: > 0 }
        && (column.Dictionary is TextDictionary texts ? texts.Texts[0].Length == 0 : ((IdDictionary)column.Dictionary!).HasAnonymous);

    /// <summary>The column of texts of a column of keys; null where its ids are numbers.</summary>
    public static ColumnData? Of(ColumnData keys) => keys.Dictionary is IdDictionary { Texts: { } texts }
        ? new ColumnData(
            new ColumnSpec(NameFor(keys.Spec), ColumnKind.Id, keys.Spec.Dictionary, 0, 0), keys.Type, keys.Encoding, keys.Stats, texts,
            keys.CodeMap, () => keys.Chunks)
        : null;
}
