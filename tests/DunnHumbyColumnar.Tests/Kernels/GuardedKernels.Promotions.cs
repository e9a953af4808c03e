using System.Numerics;
using DunnHumbyColumnar.Kernels;
using DunnHumbyColumnar.Tests.Support;

namespace DunnHumbyColumnar.Tests.Kernels;

/// <summary>Calls of the kernels of promotions.</summary>
static partial class GuardedKernels
{
    /// <summary>Stores and weeks of two words each, one in the second.</summary>
    const int PromotedStore = 101;

    const int PromotedWeek = 69;

    const int Words = 2;

    static readonly PromotedWeeks[] SomeWeeks = DrawWeeks();

    static GuardedBuffer<PromotedWeeks> WeeksOf(KernelCase c) => c.Given("weeks", static _ => SomeWeeks);

    static GuardedBuffer<ulong> BitsOfPairs(KernelCase c) =>
        c.Given("bits of pairs", static _ => RandomValues.WithExtremes<ulong>(91, BitsLength));

    static int BitsLength => (SomeWeeks[^1].FirstPair + BitOperations.PopCount(SomeWeeks[^1].Weeks)) * 2 * Words;

    static PromotionTable Promotions(KernelCase c) => new(WeeksOf(c), Words, BitsOfPairs(c), Words);

    static void FindPromoted(KernelCase c)
    {
        GuardedBuffer<long> BitPositions() => c.ToSome<long>("bit positions", c.Length);
        c.Check(
            () => PromotionLookup.Find(
                c.Codes<int>(), Promotions(c), PromotedWeek, PromotedStore, 1000, c.ToSome<int>("lines", c.Length), BitPositions()),
            () => PromotionLookup.FindReference(
                c.Codes<int>(), Promotions(c), PromotedWeek, PromotedStore, 1000, c.ToSome<int>("lines", c.Length), BitPositions()));
    }

    static void FillPromoted(KernelCase c)
    {
        GuardedBuffer<int> Lines() => c.Given<int>("lines", static c => [.. Enumerable.Range(0, c.Length).Reverse()]);
        GuardedBuffer<long> BitPositions() => c.Given("bit positions", static c => Array.ConvertAll(
            KernelDraws.Codes<int>(c.Length, BitsLength / (2 * Words)), pair => (pair * 2L * Words * 64) + (pair % (Words * 64))));
        c.Check(
            () => PromotionLookup.Fill(Lines(), BitPositions(), Promotions(c), c.To<byte>()),
            () => PromotionLookup.Reference(Lines(), BitPositions(), Promotions(c), c.To<byte>()));
    }

    static void FilterSections(KernelCase c)
    {
        GuardedBuffer<byte> Sections() => c.Given(
            "sections", static c => Array.ConvertAll(KernelDraws.Codes<int>(c.Length, LineSections.Count), section => (byte)section));
        GuardedBuffer<byte> Filter() => c.Given<byte>("filter", static _ => [0, 15, 0, 0, 15, 15, 0, 0, 0, 0, 15, 0, 0, 0, 0, 15]);
        c.Check(
            () => PromotionLookup.Filter(Sections(), Filter(), c.To<byte>()),
            () => PromotionLookup.FilterReference(Sections(), Filter(), c.To<byte>()));
    }

    static void FilterProducts(KernelCase c) => c.Check(
        () => PromotionLookup.FilterProducts(c.Codes<int>(), 2, 5, c.To<byte>()),
        () => PromotionLookup.FilterProductsReference(c.Codes<int>(), 2, 5, c.To<byte>()));

    static void OrRuns(KernelCase c)
    {
        GuardedBuffer<byte> Left() => c.Given("left", static c => Array.ConvertAll(KernelDraws.Codes<int>(c.Length, 3), way => (byte)way));
        GuardedBuffer<byte> Right() =>
            c.Given("right", static c => Array.ConvertAll(KernelDraws.Codes<int>(c.CrossingEnds.Length, 3), way => (byte)way));
        GuardedBuffer<int> Ends() => c.ToSome<int>("ends of ways", c.Length + c.CrossingEnds.Length + 1);
        GuardedBuffer<byte> Ways() => c.ToSome<byte>("ways", c.Length + c.CrossingEnds.Length + 1);
        c.Check(
            () => RunFlags.Or(c.Ends, Left(), c.CrossingEnds, Right(), Ends(), Ways()),
            () => RunFlags.Reference(c.Ends, Left(), c.CrossingEnds, Right(), Ends(), Ways()));
    }

    static void SetStores<T>(KernelCase c)
        where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T>
    {
        GuardedBuffer<ulong> Bits() => c.Given("bits of stores", static c => new ulong[c.Groups == 1 ? 1 : 2]);
        GuardedBuffer<T> Stores() =>
            c.Given("stores", static c => Array.ConvertAll(KernelDraws.Codes<int>(c.Length, c.Groups == 1 ? 64 : 128), T.CreateTruncating));
        c.Check(() => StoreBits.Set<T>(Stores(), Bits()), () => StoreBits.Reference<T>(Stores(), Bits()));
    }

    static PromotedWeeks[] DrawWeeks()
    {
        const ulong Few = (1UL << 63) | (1UL << 40) | (1UL << (PromotedWeek % 64)) | 1;
        ulong[] weeks = Array.ConvertAll(RandomValues.WithExtremes<ulong>(90, KernelCase.CodeLimit * Words), drawn => drawn & Few);
        var known = new PromotedWeeks[weeks.Length];
        for (int i = 0, first = 0; i < known.Length; first += BitOperations.PopCount(weeks[i++]))
            known[i] = new PromotedWeeks(weeks[i], first);
        return known;
    }
}
