namespace DunnHumbyColumnar.Results;

/// <summary>The kind of values a result column holds, and so how they print.</summary>
enum ResultKind
{
    /// <summary><c>int?</c> or <c>int</c>.</summary>
    Int32,

    /// <summary><c>long?</c> or <c>long</c>.</summary>
    Int64,

    /// <summary>Cents as <c>long?</c> or <c>long</c>; prints with two decimals.</summary>
    Money,

    /// <summary><c>double?</c> or <c>double</c>; prints shortest round-trip.</summary>
    Double,

    /// <summary><c>bool?</c>; prints true or false.</summary>
    Bool,

    /// <summary><c>string?</c>.</summary>
    Text,

    /// <summary><c>DateOnly</c>; prints yyyy-MM-dd.</summary>
    Date,
}
