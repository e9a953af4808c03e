using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using DunnHumbyColumnar.Columns;
using DunnHumbyColumnar.Marts;

namespace DunnHumbyColumnar;

/// <summary>
/// Sales by section in one row of a result: a dictionary by section name, in column order. As JSON it is an object.
/// </summary>
[JsonConverter(typeof(SectionSalesJson))]
[SuppressMessage("Naming", "CA1710", Justification = "It is the sales; that they are a dictionary is how they are read.")]
public readonly struct SectionSales : IReadOnlyDictionary<string, Cents>, IEquatable<SectionSales>
{
    readonly long[][]? _columns;
    readonly int _row;

    internal SectionSales(long[][] columns, int row)
    {
        _columns = columns;
        _row = row;
    }

    /// <summary>The section names in column order: alcohol, beverages … seasonal.</summary>
    public static IReadOnlyList<string> Names => SectionMap.Names;

    /// <summary>The section names in column order.</summary>
    public IEnumerable<string> Keys => Names;

    /// <summary>The sales in column order.</summary>
    public IEnumerable<Cents> Values
    {
        get
        {
            for (int section = 0; section < Names.Count; section++)
                yield return this[section];
        }
    }

    /// <summary>Number of sections.</summary>
    public int Count => Names.Count;

    /// <summary>Sales of a section by its 0-based index in <see cref="Names"/>; 0 in a value that no result gave.</summary>
    public Cents this[int section] => _columns is null ? Cents.Zero : new(_columns[section][_row]);

    /// <summary>Sales of a section by name; throws <see cref="ArgumentException"/> if there is no such section.</summary>
    public Cents this[string key] => TryGetValue(key, out var sales)
        ? sales
        : throw new ArgumentException($"There is no section {key}; sections are {string.Join(", ", SectionMap.Names)}.", nameof(key));

    /// <summary>Sales by section; a section that is not named has 0.</summary>
    /// <exception cref="ArgumentException">A name is no section.</exception>
    public static SectionSales Create(IEnumerable<KeyValuePair<string, Cents>> sales)
    {
        ArgumentNullException.ThrowIfNull(sales);
        long[][] columns = [.. SectionMap.Names.Select(_ => new long[1])];
        foreach (var (name, amount) in sales)
            columns[Array.IndexOf(SectionMap.Names, name) is >= 0 and int section
                ? section
                : throw new ArgumentException($"There is no section {name}.", nameof(sales))][0] = amount.Value;
        return new(columns, 0);
    }

    /// <inheritdoc/>
    public bool ContainsKey(string key) => SectionMap.Names.Contains(key);

    /// <inheritdoc/>
    public bool TryGetValue(string key, out Cents value)
    {
        int section = Array.IndexOf(SectionMap.Names, key);
        value = section >= 0 ? this[section] : Cents.Zero;
        return section >= 0;
    }

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, Cents>> GetEnumerator()
    {
        for (int section = 0; section < Names.Count; section++)
            yield return KeyValuePair.Create(Names[section], this[section]);
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Equal amounts in every section.</summary>
    public bool Equals(SectionSales other) => Values.SequenceEqual(other.Values);

    /// <inheritdoc/>
    public override bool Equals([NotNullWhen(true)] object? obj) => obj is SectionSales other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = default(HashCode);
        foreach (var sales in Values)
            hash.Add(sales);
        return hash.ToHashCode();
    }

    /// <summary>The sections with sales: <c>{ dairy = 1.20, meat = 3.40 }</c>.</summary>
    public override string ToString() =>
        "{ "
        + string.Join(", ", this.Where(section => section.Value != Cents.Zero).Select(section => $"{section.Key} = {section.Value}"))
        + " }";

    /// <summary>Equal amounts in every section.</summary>
    public static bool operator ==(SectionSales left, SectionSales right) => left.Equals(right);

    /// <summary>Different amounts in some section.</summary>
    public static bool operator !=(SectionSales left, SectionSales right) => !left.Equals(right);
}
