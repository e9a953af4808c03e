namespace DunnHumbyColumnar;

/// <summary>Options of the customer profile table. Immutable.</summary>
public sealed record HouseholdSummaryOptions
{
    /// <summary>How the scores are computed, and the cleaning profile.</summary>
    public RfmOptions Rfm { get; init; } = new();

    /// <summary>All clean households rather than only those with demographics; flags are then null where there are none.</summary>
    public bool AllHouseholds { get; init; }

    internal string Describe() => $"{Rfm.Describe()} all_households={(AllHouseholds ? "true" : "false")}";
}
