using System.Collections.Immutable;
using DunnHumbyColumnar.Columns;
using DunnHumbyColumnar.Mapping;

namespace DunnHumbyColumnar.Csv;

/// <summary>
/// Which table a file holds, by its name: the table's name or a spelling of it that circulates, without regard to case, blanks and
/// punctuation, then nothing or what numbers a part (<c>_2</c>, <c>-2004-03</c>, <c>_part1</c>, <c>_jan</c>), then an extension of texts,
/// perhaps compressed.
/// </summary>
static class TableFileName
{
    /// <summary>Shorter names are near only by one typing error.</summary>
    const int ShortName = 8;

    static readonly string[] TextExtensions = [".csv", ".txt", ".tsv", ".tab", ".psv", ".dat"];
    static readonly string[] PackedExtensions = [".gz", ".zst", ".zip"];

    static readonly ImmutableArray<(TableSpec Table, string[] Names)> Spellings =
    [
        (CompleteJourney.TransactionData, ["transactiondata", "transactionsdata", "transactions", "transaction"]),
        (CompleteJourney.CausalData, ["causaldata", "causal"]),
        (CompleteJourney.Products, ["product", "products"]),
        (CompleteJourney.Demographics, ["hhdemographic", "hhdemographics", "householddemographics", "demographic", "demographics"]),
        (CompleteJourney.Campaigns, ["campaigndesc", "campaigndescription", "campaigndescriptions"]),
        (CompleteJourney.CampaignHouseholds, ["campaigntable", "campaigns"]),
        (CompleteJourney.Coupons, ["coupon", "coupons"]),
        (CompleteJourney.Redemptions, ["couponredempt", "couponredemption", "couponredemptions"]),
    ];

    /// <summary>Whether a file may be a text, compressed or not, by its extension.</summary>
    public static bool IsText(string file) => TextExtensions.Contains(Path.GetExtension(Unpacked(file)).ToLowerInvariant());

    public static bool IsZip(string file) => file.EndsWith(".zip", StringComparison.OrdinalIgnoreCase);

    /// <summary>The table that a file holds; null if its name is none of a table.</summary>
    public static TableSpec? TableOf(string file)
    {
        string stem = LooseName.Of(StemOf(file));
        foreach (var (table, names) in Spellings)
            if (names.Any(name => stem.StartsWith(name, StringComparison.Ordinal) && PartNumber.Matches(stem.AsSpan(name.Length))))
                return table;
        return null;
    }

    /// <summary>Whether a name is that of a table but for its extension, or but for a typing error or two.</summary>
    public static bool IsNear(TableSpec table, string file)
    {
        string stem = LooseName.Of(StemOf(file));
        string bare = LooseName.Of(Path.GetFileNameWithoutExtension(file));
        return Spellings.First(entry => entry.Table == table).Names.Any(name =>
            bare == name || NearestNames.Distance(stem, name) <= (name.Length < ShortName ? 1 : 2));
    }

    /// <summary>The name without folder and extensions.</summary>
    public static string StemOf(string file)
    {
        string name = Path.GetFileName(Unpacked(file));
        return TextExtensions.Contains(Path.GetExtension(name).ToLowerInvariant()) ? Path.GetFileNameWithoutExtension(name) : name;
    }

    static string Unpacked(string file) => PackedExtensions.Contains(Path.GetExtension(file).ToLowerInvariant())
        ? file[..^Path.GetExtension(file).Length]
        : file;
}
