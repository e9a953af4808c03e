using System.Collections.Immutable;
using System.Globalization;
using DunnHumbyColumnar.Columns;
using DunnHumbyColumnar.Marts;

namespace DunnHumbyColumnar;

/// <summary>
/// The ids and names that occur in any table of a journey. Immutable and safe for concurrent readers; valid after the journey is disposed.
/// </summary>
public sealed class JourneyNames
{
    readonly ItemNames[] _items;
    readonly string[]? _householdCodes;
    readonly string[]? _campaignCodes;
    readonly string[]? _storeCodes;

    /// <summary>Bytes of an id, or of the reference to a text that the dictionary has.</summary>
    const int BytesPerName = 8;

    internal JourneyNames(JourneyData data)
    {
        (Households, _householdCodes) = Ids(data.Households);
        (Campaigns, _campaignCodes) = Ids(data.Campaigns);
        (Stores, _storeCodes) = Ids(data.Stores);
        _items = [.. Enum.GetValues<ItemLevel>().Select(level => ItemCatalog.From(data, level).Names())];
    }

    /// <summary>household_keys, ascending; where the ids of the data are texts, 1 for the first in ordinal order.</summary>
    public ImmutableArray<int> Households { get; }

    /// <summary>Campaigns likewise, including those that occur only in coupon.</summary>
    public ImmutableArray<int> Campaigns { get; }

    /// <summary>STORE_IDs likewise.</summary>
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

    /// <summary>The household_key of a household by its id in the data, be it number or text.</summary>
    /// <exception cref="UnknownNameException">No table names it.</exception>
    public int FindHousehold(string id) => Find("household", id, Households, _householdCodes);

    /// <summary>The campaign of an id in the data.</summary>
    /// <exception cref="UnknownNameException">No table names it.</exception>
    public int FindCampaign(string id) => Find("campaign", id, Campaigns, _campaignCodes);

    /// <summary>The STORE_ID of a store by its id in the data.</summary>
    /// <exception cref="UnknownNameException">No table names it.</exception>
    public int FindStore(string id) => Find("store", id, Stores, _storeCodes);

    /// <summary>The id in the data of a household: its key in digits, or the text that the key stands for.</summary>
    /// <exception cref="UnknownNameException">No table names it.</exception>
    public string HouseholdCode(int householdKey) => CodeOf("household", householdKey, Households, _householdCodes);

    /// <summary>The id in the data of a campaign.</summary>
    /// <exception cref="UnknownNameException">No table names it.</exception>
    public string CampaignCode(int campaignId) => CodeOf("campaign", campaignId, Campaigns, _campaignCodes);

    /// <summary>The id in the data of a store.</summary>
    /// <exception cref="UnknownNameException">No table names it.</exception>
    public string StoreCode(int storeId) => CodeOf("store", storeId, Stores, _storeCodes);

    /// <summary>Whether the households are texts in the data.</summary>
    internal bool HasHouseholdCodes => _householdCodes is not null;

    /// <summary>Whether the campaigns are texts in the data.</summary>
    internal bool HasCampaignCodes => _campaignCodes is not null;

    /// <summary>Whether the stores are texts in the data.</summary>
    internal bool HasStoreCodes => _storeCodes is not null;

    internal static long BytesFor(JourneyData data) =>
        BytesPerName * data.Dictionaries.Values.Sum(dictionary => (long)dictionary.Count);

    static (ImmutableArray<int> Keys, string[]? Codes) Ids(IdDictionary ids)
    {
        int first = ids.HasAnonymous ? 1 : 0;
        var keys = ImmutableArray.CreateBuilder<int>(ids.Count - first);
        foreach (long id in ids.Ids[first..])
            keys.Add((int)id);
        return (keys.MoveToImmutable(), ids.Texts?.Texts[first..].ToArray());
    }

    static int Find(string kind, string id, ImmutableArray<int> keys, string[]? codes)
    {
        ArgumentNullException.ThrowIfNull(id);
        if (codes is not null)
            return TextLookup.Find(kind, id, codes) + 1;
        return int.TryParse(id, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int key) && keys.BinarySearch(key) >= 0
            ? key
            : throw new UnknownNameException(id, $"there is no {kind} {id}");
    }

    static string CodeOf(string kind, int key, ImmutableArray<int> keys, string[]? codes)
    {
        string text = key.ToString(CultureInfo.InvariantCulture);
        return keys.BinarySearch(key) is >= 0 and int position
            ? codes?[position] ?? text
            : throw new UnknownNameException(text, $"there is no {kind} {text}");
    }
}
