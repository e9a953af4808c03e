using System.CommandLine;
using System.Globalization;

namespace DunnHumbyColumnar.Reliability;

/// <summary>
/// A process that opens a store again and again on many threads until its input ends, and says which answers it got from which generation.
/// </summary>
static class StoreReader
{
    public const string Name = "read-store";

    public static Command Create()
    {
        var store = new Option<string>("--store") { Required = true };
        var threads = new Option<int>("--threads") { Required = true };
        var map = new Option<bool>("--map");
        var torn = new Option<bool>("--torn");
        var command = new Command(
            Name, "Reads a store until the input ends; a line for each kind of answer, then descriptors and mappings before and after.")
        {
            store, threads, map, torn,
        };
        command.SetAction(parsed => Run(
            parsed.GetRequiredValue(store), parsed.GetValue(threads), parsed.GetValue(map), parsed.GetValue(torn)));
        return command;
    }

    /// <summary>What a reader must find in a generation.</summary>
    public static string Answer(Journey journey) => $"{journey.Info().ContentHash} {journey.HouseholdSales().Sum(row => row.Sales.Value)}";

    static void Run(string store, int threads, bool map, bool torn)
    {
        var options = new OpenOptions { Threads = 1, MemoryMap = map };
        // Whatever the runtime opens once for all is open after this.
        for (int i = 0; i < 20; i++)
            _ = Read(store, options, torn);
        var before = Count(store);
        Console.WriteLine("ready");
        var answers = new Dictionary<string, int>();
        bool isOver = false;
        var workers = Enumerable.Range(0, threads).Select(_ => new Thread(() =>
        {
            while (!Volatile.Read(ref isOver))
            {
                string answer;
                try
                {
                    answer = Read(store, options, torn);
                }
                catch (Exception failure)
                {
                    answer = $"0 {failure.GetType().Name}: {failure.Message.ReplaceLineEndings(" ")}";
                }

                lock (answers)
                    answers[answer] = answers.GetValueOrDefault(answer) + 1;
            }
        })).ToList();
        workers.ForEach(worker => worker.Start());
        while (Console.In.Read() >= 0)
        {
        }

        Volatile.Write(ref isOver, true);
        workers.ForEach(worker => worker.Join());
        GC.Collect();
        GC.WaitForPendingFinalizers();
        var after = Count(store);
        foreach (var (answer, times) in answers)
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{times} {answer}"));
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"open {before.Files} {after.Files} {before.Mappings} {after.Mappings}"));
    }

    static string Read(string store, OpenOptions options, bool torn)
    {
        using var journey = Journey.Open(store, options);
        long generation = journey.Info().Generation;
        if (!torn)
            return string.Create(CultureInfo.InvariantCulture, $"{generation} {Answer(journey)}");
        using var other = Journey.Open(store, options);
        return string.Create(CultureInfo.InvariantCulture, $"{generation} {Answer(other)}");
    }

    /// <summary>Files of the store that this process has open and has mapped.</summary>
    static (int Files, int Mappings) Count(string store) =>
        (Directory.GetFiles("/proc/self/fd").Count(link =>
            new FileInfo(link).LinkTarget is { } target && target.StartsWith(store, StringComparison.Ordinal)),
            File.ReadLines("/proc/self/maps").Count(line => line.Contains(store, StringComparison.Ordinal)));
}
