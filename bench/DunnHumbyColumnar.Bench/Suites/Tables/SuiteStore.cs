using System.Globalization;
using DunnHumbyColumnar.Synthetic;

namespace DunnHumbyColumnar.Bench.Suites.Tables;

/// <summary>
/// The generated data set of the mart and query suites. The first process that asks for it generates and ingests it; the others find it.
/// </summary>
static class SuiteStore
{
    /// <summary>Environment variable with the data set's scale; 0.1 without it.</summary>
    public const string ScaleVariable = "DHC_SUITES_SCALE";

    static readonly Lazy<Journey> Opened = new(Open);

    /// <summary>All columns loaded.</summary>
    public static Journey Shared => Opened.Value;

    /// <summary>A CSV file of the data set.</summary>
    public static string Csv(string table)
    {
        _ = Shared;
        return Path.Combine(Raw, table + ".csv");
    }

    /// <summary>Closes the store if it was opened.</summary>
    public static void Close()
    {
        if (Opened.IsValueCreated)
            Opened.Value.Dispose();
    }

    static string Raw => Path.Combine(SuiteFolder.Current, "raw");

    static double Scale => Environment.GetEnvironmentVariable(ScaleVariable) is { Length: > 0 } scale
        ? double.Parse(scale, CultureInfo.InvariantCulture)
        : 0.1;

    static Journey Open()
    {
        string store = Path.Combine(SuiteFolder.Current, "store");
        if (!Directory.Exists(store))
        {
            JourneyGenerator.Generate(Raw, new GeneratorOptions { Scale = Scale });
            Journey.IngestAsync(Raw, store).GetAwaiter().GetResult();
        }

        return Journey.Open(store, new OpenOptions { UseStoredGold = false, LoadAll = true });
    }
}
