using System.Globalization;

namespace DunnHumbyColumnar.Snapshots;

/// <summary>Paths in a store folder.</summary>
sealed class StoreLayout(string store)
{
    const string GenerationPrefix = "gen-";
    const string TemporaryPrefix = ".tmp-";

    public string Root { get; } = Path.GetFullPath(store);

    /// <summary>Locked by the one writer; created once and never deleted, because a second file of that name could be locked too.</summary>
    public string Lock => Path.Combine(Root, "LOCK");

    /// <summary>What the holder of the lock says about itself; means nothing while nobody holds the lock.</summary>
    public string Holder => Path.Combine(Root, "LOCK.holder");

    /// <summary>The commit pointer of snapshots.</summary>
    public string Current => Path.Combine(Root, "CURRENT");

    public string Snapshots => Path.Combine(Root, "snapshots");

    public string Leases => Path.Combine(Root, "leases");

    /// <summary>The commit pointer of stored gold tables.</summary>
    public string GoldPointer => Path.Combine(Root, "GOLD");

    public string Gold => Path.Combine(Root, "gold");

    /// <summary>Where a commit pointer is written before it is renamed.</summary>
    public static string TemporaryOf(string pointer) => pointer + ".tmp";

    public static bool IsTemporary(string name) => name.StartsWith(TemporaryPrefix, StringComparison.Ordinal);

    public static string ManifestOf(string folder) => Path.Combine(folder, "manifest.msgpack");

    public static string GenerationName(long generation) =>
        string.Create(CultureInfo.InvariantCulture, $"{GenerationPrefix}{generation:000000}");

    public static string GoldName(long generation, int set) =>
        string.Create(CultureInfo.InvariantCulture, $"{GenerationName(generation)}-{set}");

    /// <summary>File name of a part of a table, a dictionary or a stored result.</summary>
    public static string PartName(string name, int part) => string.Create(CultureInfo.InvariantCulture, $"{name}-{part:00000}.arrow");

    public static string DictionaryFile(string dictionary) => PartName("dictionary." + dictionary, 0);

    public string Generation(long generation) => Path.Combine(Snapshots, GenerationName(generation));

    public string GoldSet(long generation, int set) => Path.Combine(Gold, GoldName(generation, set));

    /// <summary>The folder a writer fills before it takes its final name.</summary>
    public static string TemporaryFolder(string parent, long generation) =>
        Path.Combine(parent, string.Create(CultureInfo.InvariantCulture, $"{TemporaryPrefix}{generation:000000}-{Environment.ProcessId}"));

    /// <summary>A marker of one reader of a generation.</summary>
    public string NewLease(long generation) =>
        Path.Combine(Leases, string.Create(
            CultureInfo.InvariantCulture, $"{GenerationName(generation)}-{Environment.ProcessId}-{Guid.NewGuid():n}"));

    /// <summary>The generation a folder, gold folder or lease is named after; null if the name has another form.</summary>
    public static long? GenerationOf(string name)
    {
        if (!name.StartsWith(GenerationPrefix, StringComparison.Ordinal))
            return null;
        var digits = name.AsSpan(GenerationPrefix.Length);
        int end = digits.IndexOf('-');
        return long.TryParse(end < 0 ? digits : digits[..end], NumberStyles.None, CultureInfo.InvariantCulture, out long generation)
            ? generation
            : null;
    }

    /// <summary>The number of a gold folder of a generation; null if the name is another's.</summary>
    public static int? GoldSetOf(string name, long generation) =>
        name.StartsWith(GenerationName(generation) + "-", StringComparison.Ordinal)
        && int.TryParse(name.AsSpan(name.LastIndexOf('-') + 1), NumberStyles.None, CultureInfo.InvariantCulture, out int set)
            ? set
            : null;

    /// <summary>A path relative to the store, with forward slashes.</summary>
    public string Relative(string path) => Path.GetRelativePath(Root, path).Replace('\\', '/');
}
