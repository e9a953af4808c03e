namespace DunnHumbyColumnar.Synthetic;

/// <summary>The stores, largest first; the first <see cref="Promoting"/> are those of causal_data.</summary>
sealed class StoreDirectory
{
    public const int Count = 582;

    /// <summary>Stores for which promotions are recorded.</summary>
    public const int Promoting = 115;

    const int MaxId = 34_280;

    readonly WeightedChoice _choice;

    public StoreDirectory(ulong seed)
    {
        var ids = new SortedSet<int> { MaxId };
        var draws = new Draws(seed, Purpose.StoreId);
        // Most ids are three digits; the rest came later.
        while (ids.Count < Count)
            ids.Add(draws.Unit() is < 0.72 and var low ? 1 + (int)(low * 690) : draws.Between(700, MaxId));
        Id = [.. ids.OrderBy(id => id == MaxId).ThenBy(id => new Draws(seed, Purpose.StoreId, id).Next())];
        ByIdAscending = [.. Enumerable.Range(0, Promoting).OrderBy(store => Id[store])];
        var weights = new double[Count];
        for (int store = 0; store < Count; store++)
            weights[store] = store < Promoting ? 1 / (store + 25.0) : 0.0000385;
        _choice = new WeightedChoice(weights);
    }

    public int[] Id { get; }

    /// <summary>The promoting stores in the order of their ids.</summary>
    public int[] ByIdAscending { get; }

    public int Draw(ref Draws draws) => _choice.Draw(ref draws);
}
