using System.CommandLine;

namespace DunnHumbyColumnar.Cli;

/// <summary>Opens the store that a command line names.</summary>
static class Stores
{
    public static Journey Open(ParseResult parsed, Option<string?> store) =>
        Journey.Open(StoreLocation.Of(parsed, store), Options(parsed));

    public static OpenOptions Options(ParseResult parsed) =>
        new() { Threads = parsed.GetValue(CommonOptions.Threads), MemoryBudgetBytes = parsed.GetValue(CommonOptions.Memory) };
}
