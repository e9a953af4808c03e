namespace DunnHumbyColumnar.Marts;

/// <summary>An item and what it is ranked by.</summary>
/// <param name="Item">The item.</param>
/// <param name="Score">Its score.</param>
/// <param name="Pairs">The largest pair count of the rules that lead to it.</param>
/// <param name="IsFirst">Whether it is of those ranked before all others.</param>
readonly record struct ScoredItem(int Item, double Score, int Pairs, bool IsFirst)
{
    /// <summary>First items before others, then by score and pairs, descending, then in item order.</summary>
    public bool IsBetterThan(ScoredItem other)
    {
        if (IsFirst != other.IsFirst)
            return IsFirst;
        if (Score != other.Score)
            return Score > other.Score;
        return Pairs != other.Pairs ? Pairs > other.Pairs : Item < other.Item;
    }
}
