namespace DunnHumbyColumnar.Csv;

/// <summary>Numbers of distinct final codes in causal_data.</summary>
readonly record struct CausalCounts(int Products, int Mailers, int Displays, int Stores);
