using System.Collections.Immutable;

namespace DunnHumbyColumnar.Query;

/// <summary>
/// Keeps the rows whose value satisfies one of the terms, or, if <paramref name="IsExcluded"/>, none. A null is kept by
/// <see cref="UnknownTerm"/> only.
/// </summary>
sealed record QueryFilter(string Column, ImmutableArray<FilterTerm> Terms, bool IsExcluded = false)
{
    /// <summary>Keeps values from..to, both inclusive and in printed form; null: no bound.</summary>
    public static QueryFilter Between(string column, string? from, string? to, bool areKeys = false) =>
        new(column, [new IntervalTerm(from, to, AreKeys: areKeys)]);

    /// <summary>For each code of the column whether it is kept.</summary>
    /// <exception cref="UnknownNameException">The column's dictionary lacks a value.</exception>
    /// <exception cref="ArgumentException">A value or pattern does not suit the column.</exception>
    public bool[] Kept(ValueDomain domain)
    {
        bool[] kept = new bool[Math.Max(1, domain.Size)];
        foreach (var term in Terms)
            term.Keep(Column, domain, kept);
        if (IsExcluded)
            for (int code = 0; code < domain.Count; code++)
                kept[code] = !kept[code];
        return kept;
    }

    /// <summary>Whether a value or a bound is written so.</summary>
    public bool Holds(string value) => Terms.Any(term => term.Holds(value));

    /// <summary>The condition in words, as <see cref="ConditionParser"/> reads it.</summary>
    public override string ToString() => Terms switch
    {
        [UnknownTerm] => $"{Column} is unknown",
        [IntervalTerm { From: null, To: null }] when !IsExcluded => $"{Column} is known",
        [PatternTerm, ..] => $"{Column} {(IsExcluded ? "not like" : "like")} {string.Join(',', Terms)}",
        [IntervalTerm { IsFromExcluded: true, From: { } from }] => $"{Column}>{ConditionText.Quote(from)}",
        [IntervalTerm { IsToExcluded: true, To: { } to }] => $"{Column}<{ConditionText.Quote(to)}",
        _ => $"{Column}{(IsExcluded ? "!=" : "=")}{string.Join(',', Terms)}",
    };
}
