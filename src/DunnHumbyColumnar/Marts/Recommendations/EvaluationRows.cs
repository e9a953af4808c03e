namespace DunnHumbyColumnar.Marts;

/// <summary>Figures of one model at one length from the evaluations of all households.</summary>
static class EvaluationRows
{
    public static EvaluationRow Compute(ItemLevel level, string model, int length, HouseholdEvaluation[] households, int items)
    {
        long hits = 0;
        int hitHouseholds = 0;
        int withRelevant = 0;
        double recall = 0;
        double ndcg = 0;
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
            ndcg += Dcg(household.IsRelevant.AsSpan(0, listed)) / IdealDcg(Math.Min(length, household.Relevant));
        }

        double? Share(double part, double whole) => whole == 0 ? null : part / whole;
        return new EvaluationRow(
            level, model, length, households.Length, withRelevant, Share(hits, (double)length * households.Length), Share(recall, withRelevant), Share(ndcg, withRelevant),
            Share(hitHouseholds, households.Length), Share(named.Count, items));
    }

    /// <summary>Relevant items, each by the logarithm of its rank.</summary>
    static double Dcg(ReadOnlySpan<bool> isRelevant)
    {
        double dcg = 0;
        for (int rank = 0; rank < isRelevant.Length; rank++)
            dcg += isRelevant[rank] ? 1 / Math.Log2(rank + 2) : 0;
        return dcg;
    }

    static double IdealDcg(int relevant)
    {
        double dcg = 0;
        for (int rank = 0; rank < relevant; rank++)
            dcg += 1 / Math.Log2(rank + 2);
        return dcg;
    }
}
