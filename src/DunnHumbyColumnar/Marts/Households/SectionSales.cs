using DunnHumbyColumnar.Columns;

namespace DunnHumbyColumnar;

/// <summary>Sales by section in one row of a result.</summary>
public readonly struct SectionSales : IEquatable<SectionSales>
{
    readonly long[][] _columns;
    readonly int _row;

    internal SectionSales(long[][] columns, int row)
    {
        _columns = columns;
        _row = row;
    }

    /// <summary>The section names in column order: alcohol, beverages … seasonal.</summary>
    public static IReadOnlyList<string> Names => SectionMap.Names;

    /// <summary>Sales of a section by its 0-based index in <see cref="Names"/>.</summary>
    public Cents this[int section] => new(_columns[section][_row]);

    /// <summary>Sales of a section by name; throws <see cref="ArgumentException"/> if there is no such section.</summary>
    public Cents this[string section] => Array.IndexOf(SectionMap.Names, section) is >= 0 and int index
        ? this[index]
        : throw new ArgumentException(
            $"There is no section {section}; sections are {string.Join(", ", SectionMap.Names)}.", nameof(section));

    /// <summary>Equal amounts in every section.</summary>
    public bool Equals(SectionSales other)
    {
        for (int section = 0; section < SectionMap.Names.Length; section++)
            if (this[section] != other[section])
                return false;
        return true;
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is SectionSales other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = default(HashCode);
        for (int section = 0; section < SectionMap.Names.Length; section++)
            hash.Add(this[section]);
        return hash.ToHashCode();
    }

    /// <summary>Equal amounts in every section.</summary>
    public static bool operator ==(SectionSales left, SectionSales right) => left.Equals(right);

    /// <summary>Different amounts in some section.</summary>
    public static bool operator !=(SectionSales left, SectionSales right) => !left.Equals(right);
}
