using System.Collections.Immutable;
using Apache.Arrow;

namespace DunnHumbyColumnar.Web.Dashboard.Models;

/// <summary>Values for charts.</summary>
static class ChartValues
{
    public static double From(Cents value) => (double)value.ToDecimal();

    /// <summary>A column of numbers of a query's result.</summary>
    public static ImmutableArray<double?> Column(RecordBatch batch, string name) => batch.Column(name) switch
    {
        Int32Array numbers => [.. numbers.Select(number => (double?)number)],
        Int64Array numbers => [.. numbers.Select(number => (double?)number)],
        Decimal128Array money => [.. Enumerable.Range(0, money.Length).Select(row => (double?)money.GetValue(row))],
        DoubleArray numbers => [.. numbers],
        var other => throw new ArgumentException($"{name} is {other.GetType().Name}.", nameof(name)),
    };
}
