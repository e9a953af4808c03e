namespace DunnHumbyColumnar.Marts;

/// <summary>The demographic flags of one household; all null where it has no demographics or they are anonymised.</summary>
readonly record struct DemographicFlags(
    bool? Age45Plus, bool? Income50KPlus, int? SingleCoupleFamily, bool? HasKids, bool? IsSingle, bool? IsCouple);
