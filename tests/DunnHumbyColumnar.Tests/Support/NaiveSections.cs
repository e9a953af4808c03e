namespace DunnHumbyColumnar.Tests.Support;

/// <summary>The sections in column order and, of each, the commodity that random data uses; everything else is misc.</summary>
static class NaiveSections
{
    static readonly (string Section, string Commodity)[] Known =
    [
        ("alcohol", "BEERS/ALES"), ("beverages", "COFFEE"), ("concessions", "ROSES"), ("dairy", "CHEESE"), ("drug", "BATH"),
        ("garden", "PROPANE"), ("grain_goods", "COFFEE SHOP SWEET GOODS&RETAIL"), ("grocery", "NUTS"), ("home_family", "TOYS"),
        ("junk_food", "SOFT DRINKS"), ("kitchen", "KITCHEN GADGETS"), ("meat", "BEEF"), ("misc", "COUPON"), ("produce", "APPLES"),
        ("seasonal", "SPRING/SUMMER SEASONAL"),
    ];

    public static IReadOnlyList<string> Names { get; } = [.. Known.Select(known => known.Section)];

    public static string Of(string? commodity) => Known.FirstOrDefault(known => known.Commodity == commodity).Section ?? "misc";
}
