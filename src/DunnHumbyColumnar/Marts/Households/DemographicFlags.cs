namespace DunnHumbyColumnar.Marts;

/// <summary>The demographic flags of one household; null where it has no demographics or a value is not known.</summary>
readonly record struct DemographicFlags(
    bool? Age45Plus, bool? Income50KPlus, int? SingleCoupleFamily, bool? HasKids, bool? IsSingle, bool? IsCouple);
