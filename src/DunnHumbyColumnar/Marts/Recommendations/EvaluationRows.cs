namespace DunnHumbyColumnar.Marts;

/// <summary>The measures of one model at one list length, from the evaluations of all households.</summary>
static class EvaluationRows
{
    public static EvaluationRow Compute(ItemLevel level, string model, int length, HouseholdEvaluation[] households, int items)
    {
        long hits = 0;
        int hitHouseholds = 0;
        int withRelevant = 0;
        double recall = 0;
        double ndcg = 0;
        var listedItems = new HashSet<int>();
        // In household order, so that sums of doubles do not depend on the threads.
        foreach (var household in households)
        {
            int listed = Math.Min(length, household.Items.Length);
            int listHits = household.IsRelevant.AsSpan(0, listed).Count(true);
            listedItems.UnionWith(household.Items[..listed]);
            hits += listHits;
            hitHouseholds += listHits > 0 ? 1 : 0;
            if (household.Relevant == 0)
                continue;
            withRelevant++;
            recall += (double)listHits / household.Relevant;
            ndcg += Dcg(household.IsRelevant.AsSpan(0, listed)) / IdealDcg(Math.Min(length, household.Relevant));
        }

        double? Share(double part, double whole) => whole == 0 ? null : part / whole;
        return new EvaluationRow(
            level, model, length, households.Length, withRelevant, Share(hits, (double)length * households.Length),
            Share(recall, withRelevant), Share(ndcg, withRelevant), Share(hitHouseholds, households.Length),
            Share(listedItems.Count, items));
    }

    /// <summary>DCG with binary gain: the relevant items, each discounted by the logarithm of its place in the list.</summary>
    static double Dcg(ReadOnlySpan<bool> isRelevant)
    {
        double dcg = 0;
        for (int index = 0; index < isRelevant.Length; index++)
            dcg += isRelevant[index] ? 1 / Math.Log2(index + 2) : 0;
        return dcg;
    }

    /// <summary>DCG of a list that begins with all relevant items.</summary>
    static double IdealDcg(int relevant)
    {
        double dcg = 0;
        for (int index = 0; index < relevant; index++)
            dcg += 1 / Math.Log2(index + 2);
        return dcg;
    }
}
