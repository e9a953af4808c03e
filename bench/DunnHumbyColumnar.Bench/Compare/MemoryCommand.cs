using System.Diagnostics;
using System.Globalization;
using DunnHumbyColumnar.Columns;
using DunnHumbyColumnar.Results;
using DunnHumbyColumnar.Synthetic;

namespace DunnHumbyColumnar.Bench.Compare;

/// <summary>
/// memory: what the tables take, by their buffers and by the operating system, and the peak of each line beyond that, each in a process of
/// its own: arrays on loan are kept for the next query. On Linux, which tells.
/// </summary>
static class MemoryCommand
{
    public const string Usage = "memory --store DIR [--line ID]";

    const double Mebibyte = 1 << 20;
    const double TinyScale = 0.001;
    const string ResetPeak = "5";

    static readonly (string Id, Func<Journey, ResultFrame[]> Ask)[] Lines =
    [
        .. CompareLines.OfOpenJourney,
        .. new[] { ItemLevel.Commodity, ItemLevel.Product }.Select(level => (
            $"recommendations, {level}",
            (Func<Journey, ResultFrame[]>)(journey => [journey.Recommendations(new RecommendOptions { Level = level }).Frame]))),
        ("promotion_lift, Product", journey => [journey.PromotionLift(new PromotionLiftOptions { Level = ItemLevel.Product }).Frame]),
        ("promotion_lift, display codes",
            journey => [journey.PromotionLift(new PromotionLiftOptions { By = PromotionBreakdown.DisplayCode }).Frame]),
        ("campaign_effect", journey => [journey.CampaignEffect().Frame]),
    ];

    public static int Run(string store)
    {
        // The code that loads is compiled on the way to a tiny store: it is not the tables' memory.
        var folder = Directory.CreateTempSubdirectory("dhc-memory-");
        using var tiny = OpenTiny(folder.FullName);
        folder.Delete(recursive: true);
        Collect();
        long before = Resident("VmRSS");
        using var journey = Journey.Open(store, new OpenOptions { UseStoredGold = false, LoadAll = true });
        var data = journey.Data;
        long tables = data.Tables.Sum(table => table.Columns.Sum(column => column.Bytes));
        long dictionaries = data.Dictionaries.Values.Sum(BytesOf);
        long attributes = data.ProductAttributes.Bytes + data.HouseholdAttributes.Bytes;
        long loaded = Resident("VmRSS");
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"tables {tables / Mebibyte:0.0} MiB, dictionaries {dictionaries / Mebibyte:0.0} MiB, "
            + $"attributes {attributes / Mebibyte:0.0} MiB, in all {(tables + dictionaries + attributes) / Mebibyte:0.0} MiB; "
            + $"resident memory grew by {(loaded - before) / Mebibyte:0.0} MiB\n"));
        Console.WriteLine("| line | peak beyond the loaded tables, MiB |");
        Console.WriteLine("|---|--:|");
        foreach (var (id, _) in Lines)
        {
            using var process = Process.Start(
                Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet",
                [typeof(MemoryCommand).Assembly.Location, "memory", "--store", store, "--line", id])!;
            process.WaitForExit();
            if (process.ExitCode != 0)
                return process.ExitCode;
        }

        return 0;
    }

    /// <summary>The peak of one line.</summary>
    public static int Run(string store, string id)
    {
        using var journey = Journey.Open(store, new OpenOptions { UseStoredGold = false, LoadAll = true });
        Collect();
        long loaded = Resident("VmRSS");
        File.WriteAllText("/proc/self/clear_refs", ResetPeak);
        Lines.First(line => line.Id == id).Ask(journey);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {id} | {(Resident("VmHWM") - loaded) / Mebibyte:0.0} |"));
        return 0;
    }

    /// <summary>Gives back what nobody uses any more: it would be used again, and what comes next seem smaller than it is.</summary>
    static void Collect() => GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);

    static long BytesOf(KeyDictionary dictionary)
    {
        if (dictionary is IdDictionary ids)
            return (long)ids.Ids.Length * sizeof(long);
        // A string object: header, length, terminator, characters; plus its reference.
        long bytes = 0;
        foreach (string text in ((TextDictionary)dictionary).Texts)
            bytes += (2L * text.Length) + 22 + 8;
        return bytes;
    }

    static Journey OpenTiny(string folder)
    {
        string csv = Path.Combine(folder, "csv");
        string store = Path.Combine(folder, "store");
        JourneyGenerator.Generate(csv, new GeneratorOptions { Scale = TinyScale });
        Journey.IngestAsync(csv, store).GetAwaiter().GetResult();
        return Journey.Open(store, new OpenOptions { UseStoredGold = false, LoadAll = true });
    }

    static long Resident(string name)
    {
        string line = File.ReadLines("/proc/self/status").First(line => line.StartsWith(name, StringComparison.Ordinal));
        return long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2], CultureInfo.InvariantCulture) << 10;
    }
}
