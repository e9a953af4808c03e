using System.Text.Json.Serialization;

namespace DunnHumbyColumnar;

/// <summary>What an item of a basket is. Items are ordered by id at product level, by name (ordinal) at the others.</summary>
[JsonConverter(typeof(KebabCaseJson<ItemLevel>))]
public enum ItemLevel
{
    /// <summary>PRODUCT_ID.</summary>
    Product,

    /// <summary>SUB_COMMODITY_DESC.</summary>
    SubCommodity,

    /// <summary>COMMODITY_DESC.</summary>
    Commodity,

    /// <summary>DEPARTMENT.</summary>
    Department,

    /// <summary>The section of the commodity.</summary>
    Section,
}
