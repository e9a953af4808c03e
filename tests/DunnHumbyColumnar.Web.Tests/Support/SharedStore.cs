using DunnHumbyColumnar.Synthetic;

namespace DunnHumbyColumnar.Web.Tests.Support;

/// <summary>A synthetic data set with names that attack pages and spreadsheets, made once for all tests; nobody changes it.</summary>
static class SharedStore
{
    public const string Formula = "=HYPERLINK(\"x\")";

    public const string Script = "<img src=x onerror=alert(1)>";

    /// <summary>A household with demographics and without lines.</summary>
    public const int Idle = 999_999;

    static readonly TemporaryFolder Folder = new();

    static readonly Lazy<Journey> Opened = new(Make);

    public static Journey Journey => Opened.Value;

    public static string Store => Opened.IsValueCreated || Journey is not null ? Folder["store"] : "";

    public static string Csv => Opened.IsValueCreated || Journey is not null ? Folder["csv"] : "";

    /// <summary>A household with demographics.</summary>
    public static int Described => Journey.HouseholdSummary()[0].HouseholdKey;

    /// <summary>A household without demographics.</summary>
    public static int Undescribed => Journey.HouseholdSummary(new HouseholdSummaryOptions { AllHouseholds = true })
        .First(row => row.HasKids is null && row.IsCouple is null).HouseholdKey;

    static Journey Make()
    {
        string csv = Folder["csv"];
        JourneyGenerator.Generate(csv, new GeneratorOptions { Scale = 0.02 });
        string products = Path.Combine(csv, "product.csv");
        File.WriteAllText(
            products,
            File.ReadAllText(products)
                .Replace(",SOFT DRINKS,", ",\"=HYPERLINK(\"\"x\"\")\",", StringComparison.Ordinal)
                .Replace(",FLUID MILK PRODUCTS,", $",{Script},", StringComparison.Ordinal));
        File.AppendAllText(Path.Combine(csv, "hh_demographic.csv"), $"45-54,A,50-74K,Homeowner,2 Adults No Kids,2,None/Unknown,{Idle}\n");
        Journey.IngestAsync(csv, Folder["store"]).GetAwaiter().GetResult();
        var journey = Journey.Open(Folder["store"]);
        AppDomain.CurrentDomain.ProcessExit += (_, _) =>
        {
            journey.Dispose();
            Folder.Dispose();
        };
        return journey;
    }
}
