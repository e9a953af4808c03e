namespace DunnHumbyColumnar.Mapping;

/// <summary>Names of files and columns as people spell them.</summary>
static class LooseName
{
    /// <summary>The letters and digits of a name, in lower case; names with the same are one.</summary>
    public static string Of(string name)
    {
        Span<char> loose = name.Length <= 256 ? stackalloc char[name.Length] : new char[name.Length];
        int count = 0;
        foreach (char sign in name)
            if (char.IsLetterOrDigit(sign))
                loose[count++] = char.ToLowerInvariant(sign);
        return new string(loose[..count]);
    }
}
