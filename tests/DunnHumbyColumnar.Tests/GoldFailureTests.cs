using DunnHumbyColumnar.Tests.Cli;
using DunnHumbyColumnar.Tests.Support;
using Xunit;

namespace DunnHumbyColumnar.Tests;

/// <summary>A gold table that cannot be built does not take the others with it.</summary>
public sealed class GoldFailureTests(DenseStore dense) : IClassFixture<DenseStore>
{
    [Fact]
    public void The_others_are_stored_and_the_report_says_which_one_is_not_and_why()
    {
        using var store = Copy();
        using var journey = Journey.Open(store.Path, new OpenOptions { MemoryBudgetBytes = DenseStore.Budget, Threads = 2 });
        var told = new List<string>();
        var report = journey.BuildGold(progress: new Told(told.Add));
        var failed = Assert.Single(report.Failed);
        Assert.Equal("association_rules", failed.Name);
        Assert.Contains("999,000 rules", Assert.IsType<MemoryBudgetException>(failed.Failure).Message, StringComparison.Ordinal);
        Assert.True(report.IsStored);
        string[] others = [.. Journey.GoldTableNames.Where(name => name != "association_rules")];
        Assert.Equal(others, report.Built.Select(table => table.Name));
        Assert.Equal(others, told);
        Assert.Equal(others.Order(), journey.Info().GoldTables.Select(table => table.Name).Order());
        Assert.Same(failed.Failure, Assert.Throws<MemoryBudgetException>(report.ThrowIfFailed));
        long before = journey.Info().GoldTables.Min(table => table.ComputedAt.Ticks);
        var none = journey.BuildGold(["association_rules"]);
        Assert.Equal((false, 0, 1), (none.IsStored, none.Built.Length, none.Failed.Length));
        Assert.Equal(before, journey.Info().GoldTables.Min(table => table.ComputedAt.Ticks));
    }

    [Fact]
    public async Task A_table_is_stored_beside_those_that_do_not_fit()
    {
        using var store = Copy();
        Assert.Equal(0, (await CliRun.Of($"gold --store {store.Path} --memory 2GiB")).Code);
        var before = Tables();
        Assert.Equal(7, (await CliRun.Of($"show association_rules --store {store.Path} --memory 32MiB")).Code);
        Assert.Equal(0, (await CliRun.Of($"gold --store {store.Path} --memory 32MiB --only household_sales")).Code);
        var after = Tables();
        Assert.Equal(before.Keys, after.Keys);
        Assert.All(after, table => Assert.Equal(before[table.Key].Rows, table.Value.Rows));
        Assert.Equal(
            ["household_sales"],
            after.Where(table => table.Value.ComputedAt != before[table.Key].ComputedAt).Select(table => table.Key));

        SortedDictionary<string, (DateTimeOffset ComputedAt, int Rows)> Tables()
        {
            using var journey = Journey.Open(store.Path, new OpenOptions { MemoryBudgetBytes = 2L << 30 });
            journey.Check();
            return new(journey.Info().GoldTables.ToDictionary(
                table => table.Name, table => (table.ComputedAt, journey.Gold(table.Name).Count)));
        }
    }

    [Fact]
    public void A_cancelled_build_stores_nothing_of_what_it_has_built()
    {
        using var store = Copy();
        using var journey = Journey.Open(store.Path);
        using var stop = new CancellationTokenSource();
        Assert.Throws<OperationCanceledException>(() =>
            journey.BuildGold(["household_sales", "rfm", "hh_summary"], new Told(_ => stop.Cancel()), stop.Token));
        Assert.Empty(journey.Info().GoldTables);
    }

    [Fact]
    public async Task The_command_names_it_and_ends_with_its_code()
    {
        using var store = Copy();
        var run = await CliRun.Of($"gold --store {store.Path} --memory 96MiB");
        Assert.Equal(7, run.Code);
        Assert.StartsWith("dhc: association_rules was not built: holding 999,000 rules", run.Error, StringComparison.Ordinal);
        Assert.Equal(Journey.GoldTableNames.Count, run.Output.TrimEnd('\n').Split('\n').Length);
        var all = await CliRun.Of($"gold --store {store.Path} --memory 2GiB");
        Assert.Equal((0, "clean view: 1,001 lines, all kept\n"), (all.Code, all.Error));
        Assert.Equal(Journey.GoldTableNames.Count + 1, all.Output.TrimEnd('\n').Split('\n').Length);
    }

    [Fact]
    public async Task Some_rules_are_printed_where_all_do_not_fit()
    {
        Assert.Equal(7, (await CliRun.Of($"export association_rules --store {dense.Store} --memory 64MiB --out /dev/null.csv")).Code);
        Assert.Equal(7, (await CliRun.Of($"rules --store {dense.Store} --memory 64MiB")).Code);
        var run = await CliRun.Of($"rules --store {dense.Store} --memory 64MiB --top 5");
        Assert.Equal(0, run.Code);
        // All have a confidence of 1 but those of C1, so that the first in order are taken.
        Assert.Equal(
            ["C10,C1", "C10,C100", "C10,C1000", "C10,C101", "C10,C102"],
            run.Output.TrimEnd('\n').Split('\n')[1..].Select(row => string.Join(',', row.Split(',')[1..3])));
        Assert.Contains("5 of 999,000 rules of 2 baskets", run.Error, StringComparison.Ordinal);
        Assert.Equal(0, (await CliRun.Of($"rules --store {dense.Store} --memory 64MiB", terminal: true)).Code);
    }

    TemporaryFolder Copy()
    {
        var folder = new TemporaryFolder();
        TemporaryFolder.Copy(dense.Store, folder.Path);
        return folder;
    }

    sealed class Told(Action<string> tell) : IProgress<BuiltTable>
    {
        public void Report(BuiltTable value) => tell(value.Name);
    }
}
