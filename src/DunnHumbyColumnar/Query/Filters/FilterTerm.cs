namespace DunnHumbyColumnar.Query;

/// <summary>What a filter asks of a value. Values are in printed form.</summary>
abstract record FilterTerm
{
    /// <summary>Marks the codes of a column that satisfy it.</summary>
    public abstract void Keep(string column, ValueDomain domain, Span<bool> kept);

    /// <summary>Whether a value or a bound of it is written so.</summary>
    public virtual bool Holds(string value) => false;
}

/// <summary>
/// This very value; of a text, the only one that equals it without case if none does with it. Of ids that are texts in the data, the id, or
/// its key if <paramref name="IsKey"/>.
/// </summary>
sealed record ValueTerm(string Value, bool IsKey = false) : FilterTerm
{
    /// <exception cref="UnknownNameException">The column has a dictionary, and the value is not in it.</exception>
    public override void Keep(string column, ValueDomain domain, Span<bool> kept)
    {
        int code = domain.CodeOf(column, Value, IsKey);
        if (code >= 0)
            kept[code] = true;
    }

    public override bool Holds(string value) => Value == value;

    public override string ToString() => ConditionText.Quote(Value);
}

/// <summary>
/// A value in from..to; null: no bound. Bounds need not occur, belong to the interval unless excluded, and are compared ordinally if they
/// are texts. Of ids that are texts in the data, they are ids, or keys if <paramref name="AreKeys"/>.
/// </summary>
sealed record IntervalTerm(string? From, string? To, bool IsFromExcluded = false, bool IsToExcluded = false, bool AreKeys = false)
    : FilterTerm
{
    public override void Keep(string column, ValueDomain domain, Span<bool> kept)
    {
        int low = From is null ? 0 : domain.LowerBound(column, From, above: IsFromExcluded, AreKeys);
        int high = To is null ? domain.Count : domain.LowerBound(column, To, above: !IsToExcluded, AreKeys);
        if (low < high)
            kept[low..high].Fill(true);
    }

    public override bool Holds(string value) => From == value || To == value;

    public override string ToString() => $"{Quote(From)}..{Quote(To)}";

    static string Quote(string? bound) => bound is null ? "" : ConditionText.Quote(bound);
}

/// <summary>
/// A text of a pattern, without case: * stands for any characters, also none, and \ before a character for that character.
/// </summary>
sealed record PatternTerm(string Pattern) : FilterTerm
{
    /// <exception cref="ArgumentException">The column is no text.</exception>
    public override void Keep(string column, ValueDomain domain, Span<bool> kept)
    {
        if (!domain.HasTexts)
            throw new ArgumentException($"{column} holds numbers; like goes with texts.");
        var pattern = new TextPattern(Pattern);
        for (int code = 0; code < domain.Count; code++)
            kept[code] |= pattern.Matches(domain.TextOf(code));
    }

    public override string ToString() => ConditionText.QuotePattern(Pattern);
}

/// <summary>No value: the attribute of a household, product or campaign that its table lacks.</summary>
sealed record UnknownTerm : FilterTerm
{
    public override void Keep(string column, ValueDomain domain, Span<bool> kept)
    {
        if (domain.HasNull)
            kept[domain.Count] = true;
    }
}
