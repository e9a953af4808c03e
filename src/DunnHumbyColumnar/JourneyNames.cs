using System.Collections.Immutable;
using DunnHumbyColumnar.Columns;
using DunnHumbyColumnar.Marts;

namespace DunnHumbyColumnar;

/// <summary>
/// The ids and names that occur in any table of a journey. Immutable and safe for concurrent readers; valid after the journey is disposed.
/// </summary>
public sealed class JourneyNames
{
    readonly ItemNames[] _items;

    /// <summary>Bytes of an id, or of the reference to a text that the dictionary has.</summary>
    const int BytesPerName = 8;

    internal JourneyNames(JourneyData data)
    {
        Households = Ids(data, CompleteJourney.Household);
        Campaigns = Ids(data, CompleteJourney.Campaign);
        Stores = Ids(data, CompleteJourney.Store);
        _items = [.. Enum.GetValues<ItemLevel>().Select(level => ItemCatalog.From(data, level).Names())];
    }

    /// <summary>household_keys, ascending.</summary>
    public ImmutableArray<int> Households { get; }

    /// <summary>Campaigns, ascending, including those that occur only in coupon.</summary>
    public ImmutableArray<int> Campaigns { get; }

    /// <summary>STORE_IDs, ascending.</summary>
    public ImmutableArray<int> Stores { get; }

    /// <summary>The items of a level in item order: product ids by number, names ordinal.</summary>
    public ImmutableArray<string> Items(ItemLevel level)
    {
        EnumNames.ThrowIfNotDefined(level);
        return _items[(int)level].All();
    }

    /// <summary>
    /// The item that somebody means: the one of exactly this name, or else the only one that differs in case alone.
    /// </summary>
    /// <exception cref="UnknownNameException">There is none; the message names the nearest.</exception>
    public string FindItem(ItemLevel level, string item)
    {
        ArgumentNullException.ThrowIfNull(item);
        EnumNames.ThrowIfNotDefined(level);
        return _items[(int)level][_items[(int)level].CodeOf(item)];
    }

    internal static long BytesFor(JourneyData data) =>
        BytesPerName * data.Dictionaries.Values.Sum(dictionary => (long)dictionary.Count);

    static ImmutableArray<int> Ids(JourneyData data, string dictionary)
    {
        var ids = ((IdDictionary)data.Dictionaries[dictionary]).Ids;
        var keys = ImmutableArray.CreateBuilder<int>(ids.Length);
        foreach (long id in ids)
            keys.Add((int)id);
        return keys.MoveToImmutable();
    }
}
