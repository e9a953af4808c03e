using FsCheck;
using FsCheck.Fluent;

namespace DunnHumbyColumnar.Tests.Support;

/// <summary>
/// The cases of properties for FsCheck: drawn from a seed and a size, made smaller as data, so that a failure
/// shows a few rows and the options that matter.
/// </summary>
public static class Cases
{
    public static Arbitrary<MartCase> OfMarts() => Of(MartCase.Of, given => given.Smaller());

    public static Arbitrary<MigrationCase> OfMigrations() => Of(MigrationCase.Of, given => given.Smaller());

    public static Arbitrary<CoPurchaseCase> OfCoPurchase() => Of(CoPurchaseCase.Of, given => given.Smaller());

    public static Arbitrary<PromotionCase> OfPromotions() => Of(PromotionCase.Of, given => given.Smaller());

    public static Arbitrary<CsvCase> OfCsv() => Of(CsvCase.Of, given => given.Smaller());

    public static Arbitrary<RuleCounts> OfRules() => Of((seed, _) => RuleCase.Of(seed), RuleCase.Smaller);

    /// <param name="draw">A case from a seed and a size of 0 to 100.</param>
    /// <param name="smaller">Cases that are simpler in one respect; none of the simplest.</param>
    static Arbitrary<T> Of<T>(Func<int, int, T> draw, Func<T, IEnumerable<T>> smaller) => Arb.From(
        Gen.Sized(size => Gen.Choose(0, int.MaxValue).SelectMany(seed => Gen.Choose(0, size).Select(rows => draw(seed, rows)))), smaller);
}
