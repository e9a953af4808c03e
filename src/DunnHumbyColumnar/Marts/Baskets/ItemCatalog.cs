using DunnHumbyColumnar.Columns;

namespace DunnHumbyColumnar.Marts;

/// <summary>
/// The items of a level: the item of each product, and their names. Codes are in item order: by id at product level, by name (ordinal) at
/// the others.
/// </summary>
sealed class ItemCatalog
{
    readonly int[] _itemOfProduct;
    readonly KeyDictionary _names;

    /// <summary>The map is empty where products are the items.</summary>
    ItemCatalog(ItemLevel level, int[] itemOfProduct, KeyDictionary names)
    {
        Level = level;
        _itemOfProduct = itemOfProduct;
        _names = names;
    }

    public ItemLevel Level { get; }

    public int Count => _names.Count;

    public static ItemCatalog From(JourneyData data, ItemLevel level)
    {
        if (level == ItemLevel.Product)
            return new(level, [], data.Products.Texts ?? (KeyDictionary)data.Products);
        var attribute = level switch
        {
            ItemLevel.SubCommodity => data.Attribute(CompleteJourney.Products, "sub_commodity_desc"),
            ItemLevel.Commodity => data.Attribute(CompleteJourney.Products, "commodity_desc"),
            ItemLevel.Department => data.Attribute(CompleteJourney.Products, "department"),
            ItemLevel.Section => data.Sections,
            _ => throw new ArgumentOutOfRangeException(nameof(level), level, "There is no such level."),
        };
        return new(level, attribute.Codes, attribute.Texts!);
    }

    /// <summary>The item of a product; -1 if it has none.</summary>
    public int ItemOf(int product) => _itemOfProduct.Length == 0 ? product : _itemOfProduct[product];

    /// <summary>The names, loaded.</summary>
    public ItemNames Names() => _names is IdDictionary ids
        ? new(Level, [.. ids.Ids.ToArray().Select(id => (int)id)], [])
        : new(Level, [], ((TextDictionary)_names).Texts.ToArray());

    /// <summary>The code of a product id, or of a name as it is written or, if that leaves one, without case.</summary>
    /// <exception cref="UnknownNameException">There is no such item; the message names the nearest.</exception>
    public int Find(string name) => _names is IdDictionary ids
        ? ItemNames.CodeOfProduct(name, ids.CodeOf)
        : TextLookup.Find(EnumNames.ToKebabCase(Level), name, ((TextDictionary)_names).Texts.ToArray());
}
