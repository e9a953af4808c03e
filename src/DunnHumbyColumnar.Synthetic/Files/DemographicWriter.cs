using System.Collections.Immutable;

namespace DunnHumbyColumnar.Synthetic;

/// <summary>The rows of hh_demographic: a sample of the households, with attributes that go with their archetype.</summary>
sealed class DemographicWriter(ulong seed, GeneratedCounts counts, HouseholdPlan households)
{
    static readonly string[] Ages = ["19-24", "25-34", "35-44", "45-54", "55-64", "65+"];

    /// <summary>Per archetype the weights of <see cref="Ages"/>.</summary>
    static readonly ImmutableArray<WeightedChoice> Age =
    [
        new([14, 50, 30, 6, 0, 0]), new([0, 5, 45, 46, 4, 0]), new([12, 22, 20, 36, 8, 2]),
        new([4, 12, 20, 50, 12, 2]), new([0, 0, 0, 25, 30, 45]),
    ];

    static readonly string[] Incomes =
    [
        "Under 15K", "15-24K", "25-34K", "35-49K", "50-74K", "75-99K", "100-124K", "125-149K", "150-174K", "175-199K", "200-249K", "250K+",
    ];

    static readonly WeightedChoice Income = new([61, 74, 77, 172, 192, 96, 34, 38, 30, 11, 5, 11]);

    static readonly string[] Homes = ["Homeowner", "Unknown", "Renter", "Probable Renter", "Probable Owner"];
    static readonly WeightedChoice Home = new([504, 233, 42, 11, 11]);

    public int Fill(CsvText text)
    {
        // Households that buy more are better known.
        int[] chosen =
        [
            .. Enumerable.Range(0, households.Count)
                .OrderBy(household => new Draws(seed, Purpose.Demographics, household).Unit() / households.Lines[household])
                .Take(counts.DemographicHouseholds).Order(),
        ];
        foreach (int household in chosen)
            Append(text, household);
        return chosen.Length;
    }

    void Append(CsvText text, int household)
    {
        var draws = new Draws(seed, Purpose.Demographics, household, 1);
        int archetype = households.Archetype[household];
        string name = Archetypes.All[archetype].Name;
        string age = Ages[Age[archetype].Draw(ref draws)];
        string income = Incomes[Income.Draw(ref draws)];
        string home = Homes[Home.Draw(ref draws)];
        bool isFamily = name.EndsWith("family", StringComparison.Ordinal);
        int children = isFamily ? 1 + Math.Min(draws.Below(4), draws.Below(4)) : 0;
        int adults = name == "single" || (isFamily && draws.Chance(0.32)) || (name == "retired" && draws.Chance(0.4)) ? 1 : 2;
        string marital = adults == 2 ? (draws.Chance(0.75) ? "A" : "U") : (draws.Chance(0.3) ? "B" : "U");
        string composition = (adults, children) switch
        {
            (1, 0) => draws.Chance(0.57) ? "Single Female" : "Single Male",
            (1, _) => "1 Adult Kids",
            (_, 0) => "2 Adults No Kids",
            _ => "2 Adults Kids",
        };
        int size = adults + children;
        object sizes = size >= 5 ? "5+" : size;
        object kids = children == 0 ? "None/Unknown" : children >= 3 ? "3+" : children;
        text.Append(FormattableString.Invariant($"{age},{marital},{income},{home},{composition},{sizes},{kids},{household + 1}"));
        text.EndLine();
    }
}
