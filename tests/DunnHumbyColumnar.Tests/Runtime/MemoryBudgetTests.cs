using DunnHumbyColumnar.Runtime;
using Xunit;

namespace DunnHumbyColumnar.Tests.Runtime;

/// <summary>The budget, its accounts, and scratch that is charged to them.</summary>
public sealed class MemoryBudgetTests
{
    [Fact]
    public void What_does_not_fit_is_refused_with_what_is_needed_what_is_taken_and_the_budget()
    {
        var budget = new MemoryBudget(10 << 10);
        using var other = new MemoryAccount(budget);
        using var account = new MemoryAccount(budget);
        other.Reserve("the other", 3000);
        account.Reserve("the first", 7240);
        var refused = Assert.Throws<MemoryBudgetException>(() => account.Reserve("the second", 1));
        Assert.Equal((1, 10_240, 10_240), (refused.NeededBytes, refused.TakenBytes, refused.BudgetBytes));
        Assert.Equal(
            "the second needs about 1 KiB, the memory budget is 10 KiB, of which 10 KiB are taken; raise the budget or narrow the work.",
            refused.Message);
        account.Dispose();
        Assert.Equal(3000, budget.TakenBytes);
        var alone = Assert.Throws<MemoryBudgetException>(() => new MemoryAccount(new MemoryBudget(1)).Reserve("it", long.MaxValue));
        Assert.DoesNotContain("taken", alone.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Work_that_fails_gives_back_what_it_took()
    {
        using var account = MemoryAccount.Unlimited();
        Assert.Throws<FormatException>(() => account.Take<int>("it", 100, () => throw new FormatException()));
        Assert.Equal(0, account.TakenBytes);
        Assert.Equal(7, account.Take("it", 100, () => 7));
        Assert.Equal(100, account.TakenBytes);
    }

    /// <summary>A large request that is refused refuses no small one beside it.</summary>
    [Fact]
    public void Threads_never_take_more_than_there_is_and_do_not_disturb_each_other()
    {
        var budget = new MemoryBudget(1000);
        Parallel.For(0, 20_000, i =>
        {
            using var account = new MemoryAccount(budget);
            if (i % 2 == 0)
                Assert.False(account.TryReserve(1001));
            else
                account.Reserve("a small piece", 1);
            Assert.InRange(budget.TakenBytes, 0, 1000);
        });
        Assert.Equal(0, budget.TakenBytes);
    }

    [Fact]
    public void Scratch_is_charged_with_what_the_pool_lends_until_it_is_disposed()
    {
        var budget = new MemoryBudget(4096);
        using var account = new MemoryAccount(budget);
        using (var scratch = new Scratch(account, "it"))
        {
            var array = scratch.Rent<long>(100);
            Assert.Equal(array.Length * sizeof(long), budget.TakenBytes);
            scratch.Return(array);
            Assert.Equal(array.Length * sizeof(long), budget.TakenBytes);
            Assert.Equal(0, Scratch.BytesOf<int>(0));
            Assert.Equal(8192, Assert.Throws<MemoryBudgetException>(() => scratch.Rent<long>(513)).NeededBytes);
            scratch.Charge(10);
            Assert.Equal((array.Length * sizeof(long)) + 10, budget.TakenBytes);
        }

        Assert.Equal(0, budget.TakenBytes);
    }

    [Fact]
    public void The_budget_is_half_of_what_there_is_unless_options_say_so()
    {
        Assert.Equal(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 2, new OpenOptions().CreateBudget().LimitBytes);
        Assert.Equal(5, new OpenOptions { MemoryBudgetBytes = 5 }.CreateBudget().LimitBytes);
    }
}
