using DunnHumbyColumnar.Bench.Compare;
using DunnHumbyColumnar.Bench.Load;
using DunnHumbyColumnar.Bench.Suites;

switch (args)
{
    // A process of its own: what is timed is the whole process.
    case ["load-duckdb", "--csv", var csv, "--database", var database]:
        DuckDb.Load(csv, database);
        return 0;
    case ["growth", "--small", var small, "--large", var large]:
        return GrowthCommand.Run(small, large);
    case ["memory", "--store", var store]:
        return MemoryCommand.Run(store);
    case ["memory", "--store", var store, "--line", var line]:
        return MemoryCommand.Run(store, line);
    case ["households", "--store", var store]:
        return HouseholdsCommand.Run(store);
    case ["compare", ..] when CompareOptions.Parse(args.AsSpan(1)) is { } options:
        return CompareCommand.Run(options);
    case ["load", "--url", var url, "--pid", var pid, .. var further]:
        var given = further.Chunk(2).ToDictionary(pair => pair[0], pair => int.Parse(pair[1]));
        return await LoadCommand.RunAsync(
            url, int.Parse(pid), given.GetValueOrDefault("--rate", 500), given.GetValueOrDefault("--seconds", 60));
    case ["suites", ..]:
        return SuitesCommand.Run(args[1..]);
    default:
        Console.Error.WriteLine(
            $"usage: {CompareOptions.Usage}\n       {GrowthCommand.Usage}\n       {MemoryCommand.Usage}\n       {HouseholdsCommand.Usage}\n"
            + $"       {LoadCommand.Usage}\n       load-duckdb --csv DIR --database FILE\n       {SuitesCommand.Usage}");
        return 2;
}
