namespace DunnHumbyColumnar.Columns;

/// <summary>The demographic dimension as arrays by household code; code -1 where the household has no demographics.</summary>
sealed class HouseholdAttributes
{
    readonly Dictionary<string, (int[] Codes, TextDictionary Texts)> _texts;

    HouseholdAttributes(bool[] known, Dictionary<string, (int[] Codes, TextDictionary Texts)> texts)
    {
        Known = known;
        _texts = texts;
    }

    /// <summary>Whether hh_demographic lists the household.</summary>
    public bool[] Known { get; }

    public long Bytes => Known.Length + _texts.Values.Sum(text => (long)text.Codes.Length * sizeof(int));

    /// <summary>Attribute text of a household; null if it has no demographics or the loaded variant has no such column.</summary>
    public string? Text(string column, int household) =>
        _texts.TryGetValue(column, out var text) && text.Codes[household] >= 0 ? text.Texts.Text(text.Codes[household]) : null;

    public static HouseholdAttributes From(JourneyData data)
    {
        var table = data[CompleteJourney.Demographics.Name];
        int[] households = ColumnReader.Codes(table["household_key"]);
        var known = new bool[data.Households.Count];
        foreach (int household in households)
            known[household] = true;
        var texts = new Dictionary<string, (int[], TextDictionary)>(StringComparer.Ordinal);
        foreach (var column in table.Columns.Where(column => column.Spec.IsText))
        {
            var aligned = new int[known.Length];
            Array.Fill(aligned, -1);
            int[] values = ColumnReader.Codes(column);
            for (int row = 0; row < households.Length; row++)
                aligned[households[row]] = values[row];
            texts.Add(column.Spec.Name, (aligned, (TextDictionary)column.Dictionary!));
        }

        return new HouseholdAttributes(known, texts);
    }
}
