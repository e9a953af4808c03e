namespace DunnHumbyColumnar.Web.Api;

/// <summary>An item as a request writes it, and the one that it means.</summary>
/// <param name="Text">What the request says; null: nothing.</param>
/// <param name="Name">The name of the item; null: there is none, or nothing was asked for.</param>
/// <param name="Fault">What to say if there is no such item; otherwise null.</param>
/// <param name="Nearest">Names that may have been meant, the nearest first, if there is no such item.</param>
sealed record ItemSearch(string? Text, string? Name, string? Fault, IReadOnlyList<string> Nearest)
{
    public static readonly ItemSearch None = new(null, null, null, []);

    public bool IsUnknown => Fault is not null;

    /// <summary>Finds the item of exactly this name, or the only one if case does not matter.</summary>
    public static ItemSearch For(JourneyNames names, ItemLevel level, string text)
    {
        try
        {
            return new(text, names.FindItem(level, text), null, []);
        }
        catch (UnknownNameException failure)
        {
            return new(text, null, failure.Message, failure.Nearest);
        }
    }
}
