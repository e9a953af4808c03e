using DunnHumbyColumnar.Results;
using DunnHumbyColumnar.Runtime;

namespace DunnHumbyColumnar.Marts;

/// <summary>Rules as result columns: all arrays are allocated first, then filled by all threads.</summary>
static class RuleColumns
{
    const int BlockRows = 4096;

    static readonly RuleMetric[] Metrics = Enum.GetValues<RuleMetric>();

    public static ResultFrame Build(RuleRows rules, ItemNames names, int threads)
    {
        int count = rules.Count;
        string[] level = new string[count];
        int[] baskets = GC.AllocateUninitializedArray<int>(count);
        var antecedents = names.AllocateLists(count);
        var consequents = names.Allocate(count);
        double[][] measures = [.. Metrics.Select(_ => GC.AllocateUninitializedArray<double>(count))];
        foreach (var array in (Array[])[level, baskets, antecedents, consequents, .. measures])
            LargeArray.Advise(array);
        string word = EnumNames.ToKebabCase(names.Level);
        Workers.Run(threads, (count + BlockRows - 1) / BlockRows, (_, block) =>
        {
            var range = (block * BlockRows)..Math.Min(count, (block + 1) * BlockRows);
            level.AsSpan(range).Fill(word);
            baskets.AsSpan(range).Fill(rules.Baskets);
            FillAntecedents(antecedents, rules, names, range);
            names.Fill(consequents, rules.Consequents, range);
            for (int measure = 0; measure < measures.Length; measure++)
                for (int rule = range.Start.Value; rule < range.End.Value; rule++)
                    measures[measure][rule] = rules.Counts(rule)[Metrics[measure]];
        });
        return AssociationRulesResult.Schema.ToFrame(
        [
            level, antecedents, consequents, baskets, rules.AntecedentBaskets, rules.ConsequentBaskets, rules.Pairs, .. measures,
        ]);
    }

    /// <summary>Rules with the same antecedent follow one another and share its list.</summary>
    static void FillAntecedents(Array antecedents, RuleRows rules, ItemNames names, Range range)
    {
        for (int rule = range.Start.Value; rule < range.End.Value; rule++)
        {
            if (rule > range.Start.Value && rules.Antecedent(rule).SequenceEqual(rules.Antecedent(rule - 1)))
                Array.Copy(antecedents, rule - 1, antecedents, rule, 1);
            else
                names.FillList(antecedents, rule, rules.Antecedent(rule));
        }
    }
}
