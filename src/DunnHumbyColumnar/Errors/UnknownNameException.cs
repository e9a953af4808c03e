namespace DunnHumbyColumnar;

/// <summary>A name that means nothing here: a table, a column, a household, an option of a result that has none such.</summary>
public sealed class UnknownNameException : DunnHumbyException
{
    internal UnknownNameException(string kind, string name, IEnumerable<string> known)
        : base($"there is no {kind} {name}; there is {string.Join(", ", known)}") => Name = name;

    internal UnknownNameException(string name, string message)
        : base(message) => Name = name;

    /// <summary>The name that was asked for.</summary>
    public string Name { get; }
}
