namespace DunnHumbyColumnar.Marts;

/// <summary>Figures of one model at one length from the judgements of all households.</summary>
static class EvaluationRows
{
    public static EvaluationRow Of(ItemLevel level, string model, int length, HouseholdJudgement[] households, int items)
    {
        long hits = 0;
        int hitHouseholds = 0;
        int withRelevant = 0;
        double recall = 0;
        double gain = 0;
        var named = new HashSet<int>();
        // In household order, so that sums of doubles do not depend on the threads.
        foreach (var household in households)
        {
            int listed = Math.Min(length, household.Items.Length);
            int own = household.IsRelevant.AsSpan(0, listed).Count(true);
            named.UnionWith(household.Items[..listed]);
            hits += own;
            hitHouseholds += own > 0 ? 1 : 0;
            if (household.Relevant == 0)
                continue;
            withRelevant++;
            recall += (double)own / household.Relevant;
            gain += Gain(household.IsRelevant.AsSpan(0, listed)) / IdealGain(Math.Min(length, household.Relevant));
        }

        double? Share(double part, double whole) => whole == 0 ? null : part / whole;
        return new EvaluationRow(
            level, model, length, households.Length, withRelevant, Share(hits, (double)length * households.Length), Share(recall, withRelevant), Share(gain, withRelevant),
            Share(hitHouseholds, households.Length), Share(named.Count, items));
    }

    /// <summary>Relevant items, each by the logarithm of its place.</summary>
    static double Gain(ReadOnlySpan<bool> isRelevant)
    {
        double gain = 0;
        for (int place = 0; place < isRelevant.Length; place++)
            gain += isRelevant[place] ? 1 / Math.Log2(place + 2) : 0;
        return gain;
    }

    static double IdealGain(int relevant)
    {
        double gain = 0;
        for (int place = 0; place < relevant; place++)
            gain += 1 / Math.Log2(place + 2);
        return gain;
    }
}
