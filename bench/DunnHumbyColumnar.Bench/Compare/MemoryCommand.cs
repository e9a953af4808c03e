using System.Globalization;
using DunnHumbyColumnar.Results;
using DunnHumbyColumnar.Synthetic;

namespace DunnHumbyColumnar.Bench.Compare;

/// <summary>memory: what the tables take, by their buffers and by the operating system, and the peak of each line beyond that. On Linux, which tells.</summary>
static class MemoryCommand
{
    public const string Usage = "memory --store DIR";

    const double Mebibyte = 1 << 20;
    const double TinyScale = 0.001;
    const string ResetPeak = "5";

    static readonly (string Id, Func<Journey, ResultFrame[]> Ask)[] Others =
    [
        .. new[] { ItemLevel.Commodity, ItemLevel.Product }.Select(level => ($"recommendations, {level}", (Func<Journey, ResultFrame[]>)(journey => [journey.Recommendations(new RecommendOptions { Level = level }).Frame]))),
        ("promotion_lift, Product", journey => [journey.PromotionLift(new PromotionLiftOptions { Level = ItemLevel.Product }).Frame]),
        ("promotion_lift, display codes", journey => [journey.PromotionLift(new PromotionLiftOptions { By = PromotionBreakdown.DisplayCode }).Frame]),
        ("campaign_effect", journey => [journey.CampaignEffect().Frame]),
    ];

    public static int Run(string store)
    {
        // The code that loads is compiled on the way to a tiny store: it is not the tables' memory.
        var folder = Directory.CreateTempSubdirectory("dhc-memory-");
        using var tiny = OpenTiny(folder.FullName);
        folder.Delete(recursive: true);
        long before = Resident("VmRSS");
        using var journey = Journey.Open(store, new OpenOptions { LoadAll = true });
        var data = journey.Data;
        long tables = data.Tables.Sum(table => table.Columns.Sum(column => column.Bytes));
        long dictionaries = data.Dictionaries.Values.Sum(dictionary => dictionary.Bytes);
        long attributes = data.ProductAttributes.Bytes + data.HouseholdAttributes.Bytes;
        long loaded = Resident("VmRSS");
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"tables {tables / Mebibyte:0.0} MiB, dictionaries {dictionaries / Mebibyte:0.0} MiB, attributes {attributes / Mebibyte:0.0} MiB, in all {(tables + dictionaries + attributes) / Mebibyte:0.0} MiB; resident memory grew by {(loaded - before) / Mebibyte:0.0} MiB\n"));
        Console.WriteLine("| line | peak beyond the loaded tables, MiB |");
        Console.WriteLine("|---|--:|");
        foreach (var (id, ask) in CompareLines.OfOpenJourney.Concat(Others))
        {
            GC.Collect();
            File.WriteAllText("/proc/self/clear_refs", ResetPeak);
            ask(journey);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {id} | {(Resident("VmHWM") - loaded) / Mebibyte:0.0} |"));
        }

        return 0;
    }

    static Journey OpenTiny(string folder)
    {
        string csv = Path.Combine(folder, "csv");
        string store = Path.Combine(folder, "store");
        JourneyGenerator.Generate(csv, new GeneratorOptions { Scale = TinyScale });
        Journey.IngestAsync(csv, store).GetAwaiter().GetResult();
        return Journey.Open(store, new OpenOptions { LoadAll = true });
    }

    static long Resident(string name)
    {
        string line = File.ReadLines("/proc/self/status").First(line => line.StartsWith(name, StringComparison.Ordinal));
        return long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2], CultureInfo.InvariantCulture) << 10;
    }
}
