using DunnHumbyColumnar.Kernels;
using DunnHumbyColumnar.Tests.Support;

namespace DunnHumbyColumnar.Tests.Kernels;

/// <summary>Calls of the kernels of baskets.</summary>
static partial class GuardedKernels
{
    /// <summary>So that baskets lie in two words, few of them in the first.</summary>
    const int FirstBasket = 60;

    /// <summary>Every other item has a bitmap.</summary>
    static GuardedBuffer<int> Ranks(KernelCase c) => c.PerCode(static (_, code) => code % 2 == 0 ? code / 2 : -1);

    static int WordsOf(KernelCase c) => (FirstBasket + BasketsOf(c.Baskets) + 63) / 64;

    static GuardedBuffer<ulong> BitmapPerRank(KernelCase c) =>
        c.Given("bitmaps", static c => new ulong[KernelCase.CodeLimit / 2 * WordsOf(c)]);

    static int BasketsOf(ReadOnlySpan<int> items)
    {
        int count = 0;
        foreach (int item in items)
            count += item < 0 ? 1 : 0;
        return count;
    }

    static void FillItems(KernelCase c)
    {
        GuardedBuffer<int> ItemOfProduct() =>
            c.PerCode(static (_, code) => code % 3 == 0 ? (code % 2 == 0 ? LineItems.Filtered : LineItems.None) : code * 11);
        c.Check(
            () => LineItems.Fill(c.Codes<int>(), c.Mask, ItemOfProduct(), c.To<int>()),
            () => LineItems.Reference(c.Codes<int>(), c.Mask, ItemOfProduct(), c.To<int>()));
    }

    /// <summary>More than one word of the summary can cover, or less than one word.</summary>
    static int ItemCount(KernelCase c) => c.Groups == 1 ? 50 : (64 * 64) + 700;

    /// <summary>Items, or negative numbers.</summary>
    static GuardedBuffer<int> SomeItems(KernelCase c) =>
        c.Given("items", static c => KernelDraws.GroupIds(c.Length, ItemCount(c), c.Groups == 1));

    static ulong[] BitmapOfItems(KernelCase c)
    {
        int words = (ItemCount(c) + 63) / 64;
        ulong[] bits = new ulong[DistinctItems.WordsFor(ItemCount(c))];
        foreach (int item in SomeItems(c).Span)
        {
            if (item < 0)
                continue;
            bits[item / 64] |= 1UL << (item % 64);
            bits[words + (item / 4096)] |= 1UL << (item / 64 % 64);
        }

        return bits;
    }

    static void PutItems(KernelCase c)
    {
        GuardedBuffer<ulong> Bits() => c.Given("bits of items", static c => new ulong[DistinctItems.WordsFor(ItemCount(c))]);
        c.Check(() => DistinctItems.Put(SomeItems(c), ItemCount(c), Bits()), () => BitmapOfItems(c).CopyTo(Bits().Span));
    }

    static void TakeItems(KernelCase c)
    {
        int[] distinct = new int[c.Length];
        int count = DistinctItems.Reference(SomeItems(c), distinct);
        GuardedBuffer<ulong> Bits() => c.Given("bits of items", BitmapOfItems);
        c.Check(
            () => DistinctItems.Take(ItemCount(c), Bits(), c.To<int>(count)),
            () =>
            {
                Bits().Span.Clear();
                c.To<int>(count).Fill(i => distinct[i]);
                return count;
            });
    }

    static void ScatterPostings(KernelCase c)
    {
        GuardedBuffer<int> Next() => c.Given<int>("next", static c => [.. Enumerable.Range(0, KernelCase.CodeLimit)
            .Select(item => c.Baskets.Span.ToArray().Count(other => other >= 0 && other < item))]);
        int postings = c.Length - BasketsOf(c.Baskets);
        c.Check(
            () => Postings.Scatter(c.Baskets, 1000, Next(), c.To<int>(postings)),
            () => Postings.ScatterReference(c.Baskets, 1000, Next(), c.To<int>(postings)));
    }

    /// <summary>Of all items that another follows.</summary>
    static void CountCooccurrences(KernelCase c)
    {
        GuardedBuffer<int> GivenPostings() =>
            c.Given<int>("postings", static c => [.. Enumerable.Range(0, c.Length).Where(i => c.Baskets[i] >= 0)]);
        GuardedBuffer<int> Counts() => c.Given("counts", static _ => new int[KernelCase.CodeLimit]);
        GuardedBuffer<int> Touched() => c.ToSome<int>("touched", KernelCase.CodeLimit + 1);
        c.Check(
            () => CooccurrenceCount.Add(GivenPostings(), c.Baskets, Counts(), Touched()),
            () => CooccurrenceCount.Reference(GivenPostings(), c.Baskets, Counts(), Touched()));
    }

    static void CountLightPairs(KernelCase c)
    {
        GuardedBuffer<int> Rows() => c.PerCode(static (_, code) => code % 5 == 2 ? code / 5 : -1 - code);
        GuardedBuffer<int> Counts() => c.Given("counts", static _ => new int[KernelCase.CodeLimit / 5 * KernelCase.CodeLimit]);
        c.Check(() => LightPairs.Add(c.Baskets, Rows(), Counts()), () => LightPairs.Reference(c.Baskets, Rows(), Counts()));
    }

    static void TakeCooccurrences(KernelCase c)
    {
        const int Minimum = 3;
        GuardedBuffer<int> Counts() =>
            c.Given("counts", static c => Array.ConvertAll(KernelDraws.Codes<int>(c.Length, 5), count => count + 1));
        GuardedBuffer<int> Touched() => c.Shrinking<int>("touched", static c => [.. Enumerable.Range(0, c.Length).Reverse()]);
        GuardedBuffer<int> Taken() => c.ToSome<int>("taken", c.Length);
        c.Check(
            () => CooccurrenceCount.Take(Touched(), Minimum, Counts(), Taken()),
            () =>
            {
                int[] kept = [.. Touched().Span.ToArray().Where(item => Counts()[item] >= Minimum)];
                for (int i = 0; i < kept.Length; i++)
                    (Touched()[i], Taken()[i]) = (kept[i], Counts()[kept[i]]);
                Counts().Span.Clear();
                return kept.Length;
            });
    }

    /// <summary>Some of the items are touched already.</summary>
    static void AddScores(KernelCase c)
    {
        GuardedBuffer<int> Touched() =>
            c.Given<int>("touched", static c => [.. c.CoarseEnds.Span, .. new int[c.Length - c.CoarseEnds.Length]]);
        GuardedBuffer<double> Values() =>
            c.Given("values", static c => Array.ConvertAll(KernelDraws.Codes<int>(c.Length, 1 << 20), value => value / 7.0));
        GuardedBuffer<double> Scores() => c.Given("scores", static c => new double[c.Rows + 1]);
        GuardedBuffer<int> MaxPairs() => c.Given<int>(
            "max pairs", static c => [.. Enumerable.Range(0, c.Rows + 1).Select(item => c.CoarseEnds.Span.Contains(item) ? 500_000 : 0)]);
        c.Check(
            () => WeightedScores.Add(c.Ends, Values(), c.Lengths, 3, Scores(), MaxPairs(), Touched(), c.CoarseEnds.Length),
            () => WeightedScores.Reference(c.Ends, Values(), c.Lengths, 3, Scores(), MaxPairs(), Touched(), c.CoarseEnds.Length));
    }
}
