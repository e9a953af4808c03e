using System.Globalization;

namespace DunnHumbyColumnar.Tests.Marts;

/// <summary>An item of any level: a product by its id, anything else by its name.</summary>
/// <param name="Name">Empty for a product.</param>
/// <param name="Id">0 for anything but a product.</param>
readonly record struct NaiveItem(string Name, int Id) : IComparable<NaiveItem>
{
    public static NaiveItem Product(int id) => new("", id);

    public static NaiveItem Named(string name) => new(name, 0);

    public int CompareTo(NaiveItem other) => string.CompareOrdinal(Name, other.Name) is not 0 and int sign ? sign : Id.CompareTo(other.Id);

    public string Print(ItemLevel level) => level == ItemLevel.Product ? Id.ToString(CultureInfo.InvariantCulture) : Name;
}
