using System.Collections;
using System.Globalization;
using System.Text;

namespace DunnHumbyColumnar.Tests.Support;

/// <summary>Cases as text that can be pasted into a fact: rows as C#, and the options that are not the default ones.</summary>
static class CaseText
{
    /// <summary>Rows of a table that are printed; a shrunk case has fewer.</summary>
    const int MaxRows = 12;

    public static string Of(JourneyRows rows)
    {
        var text = new StringBuilder(
            $"new JourneyRows(\n  [{List(rows.Lines, Of)}],\n  [{List(rows.Products, Of)}],\n  [{List(rows.Demographics, Of)}],\n"
            + $"  {Of(rows.Anonymised)})");
        (string Name, string Rows)[] more =
        [
            ("Promotions", List(rows.Promotions, Of)), ("Campaigns", List(rows.Campaigns, Of)), ("Targets", List(rows.Targets, Of)),
            ("Coupons", List(rows.Coupons, Of)), ("Redemptions", List(rows.Redemptions, Of)),
        ];
        if (more.Any(table => table.Rows.Length > 0))
            text.Append("\n{\n").AppendJoin(
                "\n", more.Where(table => table.Rows.Length > 0).Select(table => $"  {table.Name} = [{table.Rows}],")).Append("\n}");
        return text.ToString();
    }

    /// <summary>
    /// A record of options as an initialiser that names only what differs from the default; the cleaning rules, which
    /// all options of a case share, are left out.
    /// </summary>
    public static string Options<T>(T options, T simplest)
        where T : notnull
    {
        string[] set =
        [
            .. Shrink.Settable(typeof(T)).Where(property => property.PropertyType != typeof(CleaningProfile)
                && !Shrink.AreSame(property.GetValue(options), property.GetValue(simplest)))
                .Select(property => $"{property.Name} = {Value(property.GetValue(options))}"),
        ];
        return set.Length == 0 ? $"new {typeof(T).Name}()" : $"new {typeof(T).Name} {{ {string.Join(", ", set)} }}";
    }

    static string Value(object? value) => value switch
    {
        HouseholdSegment segment => $"HouseholdSegment.Parse({Of(segment.ToString())})",
        IEnumerable items and not string => $"[{string.Join(", ", items.Cast<object?>().Select(Value))}]",
        Enum name => $"{name.GetType().Name}.{name}",
        bool truth => Of(truth),
        string text => Of(text),
        null => "null",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString()!,
    };

    public static string Of(CleaningProfile cleaning) => cleaning == CleaningProfile.Reference ? "CleaningProfile.Reference"
        : cleaning == CleaningProfile.Raw ? "CleaningProfile.Raw"
        : Options(cleaning, new CleaningProfile { Name = "" });

    static string List<T>(IReadOnlyList<T> rows, Func<T, string> print)
    {
        string separator = rows.Count > 1 ? ",\n   " : ", ";
        string more = rows.Count > MaxRows ? $",\n   and {rows.Count - MaxRows} more" : "";
        return string.Join(separator, rows.Take(MaxRows).Select(print)) + more;
    }

    static string Of(Line line) => Call(
        nameof(Line), line.Household, line.Basket, line.Day, line.Product, line.Quantity, line.Sales, line.Loyalty,
        line.Coupon, line.CouponMatch);

    static string Of(ProductRow row) => Call(nameof(ProductRow), row.Product, row.Commodity, row.SubCommodity);

    static string Of(DemographicRow row) => Call(nameof(DemographicRow), row.Household, row.Age, row.Income, row.Composition, row.Size);

    static string Of(PromotionRow row) => Call(nameof(PromotionRow), row.Product, row.Store, row.Week, row.Display, row.Mailer);

    static string Of(CampaignRow row) => Call(nameof(CampaignRow), row.Campaign, row.Description, row.StartDay, row.EndDay);

    static string Of(TargetRow row) => Call(nameof(TargetRow), row.Household, row.Campaign);

    static string Of(CouponRow row) => Call(nameof(CouponRow), row.Coupon, row.Product, row.Campaign);

    static string Of(RedemptionRow row) => Call(nameof(RedemptionRow), row.Household, row.Day, row.Coupon, row.Campaign);

    static string Call(string type, params object[] arguments) => $"new {type}({string.Join(", ", arguments.Select(Value))})";

    static string Of(bool truth) => truth ? "true" : "false";

    static string Of(string text) => $"\"{text.Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
}
