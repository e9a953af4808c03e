using System.Diagnostics.CodeAnalysis;

namespace DunnHumbyColumnar;

/// <summary>How Arrow and Parquet hold money.</summary>
[SuppressMessage("Naming", "CA1720", Justification = "These are the names of the types.")]
public enum MoneyType
{
    /// <summary>Decimals with two places, in currency units.</summary>
    Decimal,

    /// <summary>
    /// IEEE doubles in currency units, for readers without decimals: each is the nearest to its amount, and rounded to two places gives it
    /// back. Sums of them are as exact as the reader's additions. Holds amounts of up to 15 digits.
    /// </summary>
    Float64,

    /// <summary>64-bit integers in cents. The column keeps its name; its unit, in the metadata of its field, is cents.</summary>
    Cents,
}
