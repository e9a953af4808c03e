namespace DunnHumbyColumnar.Marts;

/// <summary>Days from..to, both inclusive; null: no bound.</summary>
readonly record struct DayWindow(int? FirstDay, int? LastDay)
{
    const string None = "none";

    /// <summary>Reads <c>A..B</c> with either end open, or <c>none</c>.</summary>
    /// <exception cref="FormatException">The text is neither, or the window is empty; the message continues after a name.</exception>
    public static DayWindow Parse(string text)
    {
        if (text == None)
            return default;
        if (text.Split("..") is not [var from, var to] || from.Length + to.Length == 0)
            throw new FormatException($"must be days A..B, with either end open, or {None}, not \"{ParameterText.Short(text)}\"");
        var window = new DayWindow(DayOf(from), DayOf(to));
        return window.FirstDay > window.LastDay ? throw new FormatException($"must not be empty, as {text} is") : window;
    }

    static int? DayOf(string text) => text.Length == 0 ? null : ParameterText.Whole(text, 0, short.MaxValue);
}
