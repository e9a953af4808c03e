using System.Collections.Immutable;

namespace DunnHumbyColumnar;

/// <summary>What <see cref="Journey.BuildGold"/> did.</summary>
/// <param name="IsStored">
/// Whether the tables built are stored; false if there are none, or if the store has moved on to another generation.
/// </param>
/// <param name="Built">The tables that were built, in the order of <see cref="Journey.GoldTableNames"/>.</param>
/// <param name="Failed">The tables that could not be built, in the same order.</param>
public sealed record GoldReport(bool IsStored, ImmutableArray<BuiltTable> Built, ImmutableArray<FailedTable> Failed)
{
    /// <summary>Throws the failure of the first table that could not be built, if there is one.</summary>
    public void ThrowIfFailed()
    {
        if (!Failed.IsEmpty)
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(Failed[0].Failure);
    }
}

/// <summary>One gold table that was built.</summary>
/// <param name="Name">The table.</param>
/// <param name="Rows">Rows.</param>
/// <param name="Elapsed">Time of computing it.</param>
public sealed record BuiltTable(string Name, long Rows, TimeSpan Elapsed);

/// <summary>One gold table that could not be built.</summary>
/// <param name="Name">The table.</param>
/// <param name="Failure">Why.</param>
public sealed record FailedTable(string Name, Exception Failure);
