using System.Globalization;
using DunnHumbyColumnar.Results;

namespace DunnHumbyColumnar.Cli;

/// <summary>
/// Where the demonstration puts its CSV files and its store. A file in the store says that the store is the demonstration's, so that no
/// other one gets synthetic data.
/// </summary>
sealed class DemoFolder(string directory)
{
    const string MarkName = "dhc-demo.txt";
    const string MarkText = "dhc demo made this store, and publishes synthetic data here.\n";

    /// <summary>GB of disk at scale 1; most of it grows with the scale.</summary>
    const double FullSize = 1.1;

    /// <summary>GB of what does not grow with the scale: products and coupons.</summary>
    const double FixedSize = 0.02;

    public string Csv { get; } = Path.Combine(directory, "csv");

    public string Store { get; } = Path.Combine(directory, "store");

    string MarkFile => Path.Combine(Store, MarkName);

    /// <exception cref="ForeignFileException">The store was made by someone else.</exception>
    public void RequireOwn()
    {
        if (File.Exists(Store) || (Directory.Exists(Store) && Directory.EnumerateFileSystemEntries(Store).Any() && !File.Exists(MarkFile)))
            throw new ForeignFileException(Store, "lies there already and was not made by the demonstration");
    }

    /// <summary>Marks the store, before anything is published into it.</summary>
    public void Mark()
    {
        Directory.CreateDirectory(Store);
        AtomicFile.Write(MarkFile, stream => stream.Write(System.Text.Encoding.UTF8.GetBytes(MarkText)));
    }

    /// <summary>What will be put where.</summary>
    public string Announcement(double scale)
    {
        double size = FixedSize + ((FullSize - FixedSize) * scale);
        string shown = size < 1
            ? string.Create(CultureInfo.InvariantCulture, $"{size * 1000:0} MB")
            : string.Create(CultureInfo.InvariantCulture, $"{size:0.0} GB");
        string offer = scale > 0.1 ? "; dhc demo --scale 0.1 is ten times smaller" : "";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"a synthetic data set of scale {scale} into {Path.GetFullPath(directory)}, about {shown}{offer}");
    }
}
