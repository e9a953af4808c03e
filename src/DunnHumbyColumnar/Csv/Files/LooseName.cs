namespace DunnHumbyColumnar.Csv;

/// <summary>Names of files and columns as people spell them.</summary>
static class LooseName
{
    /// <summary>The letters and digits of a name, in lower case; names with the same are one.</summary>
    public static string Of(string name) => string.Concat(name.Where(char.IsLetterOrDigit)).ToLowerInvariant();
}
