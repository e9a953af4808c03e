using System.Globalization;
using DunnHumbyColumnar.Columns;
using DunnHumbyColumnar.Query;
using DunnHumbyColumnar.Tests.Support;

namespace DunnHumbyColumnar.Tests.Query;

/// <summary>
/// The result of a query as lines of CSV, computed in one of 16 ways: on 1 to 4 threads, in morsels of 1, 7
/// and 1,023 rows and of the production size.
/// </summary>
static class QueryLines
{
    /// <summary>A large table is cut into no more, or it would take too long.</summary>
    const int MaxMorsels = 1000;

    static readonly int?[] MorselRows = [null, 1, 7, 1023];

    /// <param name="expected">The lines.</param>
    /// <param name="data">The tables.</param>
    /// <param name="query">The query.</param>
    /// <param name="way">Any number; neighbours differ in threads, and every fourth in morsels.</param>
    /// <param name="place">Tells the failing case.</param>
    public static void AssertEqual(string[] expected, JourneyData data, RandomQuery query, int way, string place)
    {
        int threads = 1 + (way % MorselRows.Length);
        int? morselRows = MorselRows[way / 4 % MorselRows.Length];
        if (morselRows is not null)
            morselRows = (int)Math.Max(morselRows.Value, data[query.Spec.Table].RowCount / MaxMorsels);
        var context = new QueryContext(data, 0, "", threads, TimeProvider.System, CancellationToken.None) { MorselRows = morselRows };
        var (frame, explanation) = QueryRun.Run(context, query.Spec);
        string[] actual = new QueryResult(context.Describe(query.Spec.Table, "none", query.Spec.Describe()), frame, explanation).CsvLines();
        CsvAssert.Equal(
            expected, actual,
            $"{place}, {threads} threads, "
            + $"morsels of {morselRows?.ToString(CultureInfo.InvariantCulture) ?? "any number of"} rows: {query.Sql}\n");
    }
}
