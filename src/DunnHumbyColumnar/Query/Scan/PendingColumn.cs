using DunnHumbyColumnar.Results;

namespace DunnHumbyColumnar.Query;

/// <summary>A result column whose array exists and whose rows are filled later, in ranges and in parallel.</summary>
/// <param name="Column">The column.</param>
/// <param name="Fill">Fills rows [first, end); null: they are filled already.</param>
sealed record PendingColumn(ResultColumn Column, Action<int, int>? Fill)
{
    /// <summary>The column with all its rows.</summary>
    public ResultColumn Complete()
    {
        Fill?.Invoke(0, Column.Values.Length);
        return Column;
    }
}
