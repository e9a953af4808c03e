namespace DunnHumbyColumnar;

/// <summary>
/// An unknown name: of a table, a column, a value of a column, a household, or an option that a result does not take. The message names the
/// nearest known names, or all where they are few.
/// </summary>
public sealed class UnknownNameException : DunnHumbyException
{
    /// <summary>A message lists at most so many names.</summary>
    const int Listed = 32;

    internal UnknownNameException(string kind, string name, IReadOnlyCollection<string> known)
        : this(kind, name, known, NearestNames.Of(name, known))
    {
    }

    internal UnknownNameException(string name, string message)
        : base(message) => Name = name;

    UnknownNameException(string kind, string name, IReadOnlyCollection<string> known, IReadOnlyList<string> nearest)
        : base(Message(kind, name, known, nearest))
    {
        Name = name;
        Nearest = nearest;
    }

    /// <summary>The unknown name.</summary>
    public string Name { get; }

    /// <summary>At most three known names that may have been meant, the nearest first.</summary>
    public IReadOnlyList<string> Nearest { get; internal init; } = [];

    static new string Message(string kind, string name, IReadOnlyCollection<string> known, IReadOnlyList<string> nearest)
    {
        string missing = $"there is no {kind} {(name.Trim().Length == 0 ? $"\"{name}\"" : name)}";
        if (nearest.Count > 0)
            return $"{missing}; the nearest {(nearest.Count == 1 ? "is" : "are")} {string.Join(", ", nearest)}";
        return known.Count is > 0 and <= Listed ? $"{missing}; there is {string.Join(", ", known)}" : missing;
    }
}
