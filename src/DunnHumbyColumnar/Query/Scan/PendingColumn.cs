using DunnHumbyColumnar.Results;

namespace DunnHumbyColumnar.Query;

/// <summary>A result column whose array is there and whose rows are filled later, piece by piece and several pieces at a time.</summary>
/// <param name="Column">The column.</param>
/// <param name="Fill">Fills the rows from the first number to before the second; null: they are filled.</param>
sealed record PendingColumn(ResultColumn Column, Action<int, int>? Fill)
{
    /// <summary>The column with all its rows.</summary>
    public ResultColumn Complete()
    {
        Fill?.Invoke(0, Column.Values.Length);
        return Column;
    }
}
