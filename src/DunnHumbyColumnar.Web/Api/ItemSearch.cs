using System.Collections.Immutable;

namespace DunnHumbyColumnar.Web.Api;

/// <summary>An item as a request writes it, and the one that it means.</summary>
/// <param name="Text">What the request says; null: nothing.</param>
/// <param name="Name">The name of the item; null: there is none, or nothing was asked for.</param>
/// <param name="Nearest">Names that may have been meant, the nearest first, if there is no such item.</param>
sealed record ItemSearch(string? Text, string? Name, ImmutableArray<string> Nearest)
{
    const int MaxNearest = 5;

    public static readonly ItemSearch None = new(null, null, []);

    public bool IsUnknown => Text is not null && Name is null;

    /// <summary>Finds the item of exactly this name, or the only one if case does not matter.</summary>
    public static ItemSearch For(JourneyNames names, ItemLevel level, string text)
    {
        if (names.HasItem(level, text))
            return new(text, text, []);
        var all = names.Items(level);
        string[] same = [.. all.Where(name => name.Equals(text, StringComparison.OrdinalIgnoreCase)).Take(2)];
        return same.Length == 1 ? new(text, same[0], []) : new(text, null, Near(text, level, all));
    }

    /// <summary>What to say of an unknown item.</summary>
    public string Message(ItemLevel level) =>
        $"there is no {EnumNames.ToKebabCase(level)} {Text}"
        + (Nearest.IsEmpty ? "" : $"; the nearest names are {string.Join(", ", Nearest)}");

    /// <summary>Names that begin with the text, contain it, or differ by a few letters, in this order.</summary>
    static ImmutableArray<string> Near(string text, ItemLevel level, ImmutableArray<string> all) => level == ItemLevel.Product
        ? []
        : [.. all.Select(name => (Name: name, Distance: Distance(text.ToUpperInvariant(), name.ToUpperInvariant())))
            .Where(candidate => candidate.Distance <= Math.Max(2, text.Length / 3))
            .OrderBy(candidate => candidate.Distance).ThenBy(candidate => candidate.Name, StringComparer.Ordinal)
            .Take(MaxNearest).Select(candidate => candidate.Name)];

    static int Distance(string text, string name) => name.StartsWith(text, StringComparison.Ordinal) ? 0
        : name.Contains(text, StringComparison.Ordinal) ? 1
        : name.Split(' ', '/').Append(name).Min(word => Edits(text, word));

    /// <summary>Letters to insert, remove or replace to make one text of another.</summary>
    static int Edits(string from, string to)
    {
        int[] row = [.. Enumerable.Range(0, to.Length + 1)];
        for (int i = 1; i <= from.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= to.Length; j++)
            {
                int replaced = diagonal + (from[i - 1] == to[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, Math.Min(row[j - 1], row[j]) + 1);
            }
        }

        return row[^1];
    }
}
