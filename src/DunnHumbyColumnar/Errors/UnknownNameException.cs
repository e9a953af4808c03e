namespace DunnHumbyColumnar;

/// <summary>An unknown name: of a table, a column, a household, or an option that a result does not take.</summary>
public sealed class UnknownNameException : DunnHumbyException
{
    internal UnknownNameException(string kind, string name, IEnumerable<string> known)
        : base($"there is no {kind} {name}; there is {string.Join(", ", known)}") => Name = name;

    internal UnknownNameException(string name, string message)
        : base(message) => Name = name;

    /// <summary>The unknown name.</summary>
    public string Name { get; }
}
