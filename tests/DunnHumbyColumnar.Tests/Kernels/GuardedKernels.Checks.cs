using System.Numerics;
using DunnHumbyColumnar.Kernels;
using DunnHumbyColumnar.Tests.Support;

namespace DunnHumbyColumnar.Tests.Kernels;

/// <summary>Calls that are made for several types, or that a line does not hold.</summary>
static partial class GuardedKernels
{
    const int Low = -5;

    static int TermOf(int code) => code % 3 == 0 ? GroupIds.Filtered : code * 11;

    static int KeyOf(int code) => code * 50_000_000;

    static GuardedBuffer<int> Terms(KernelCase c) => c.PerCode(static (_, code) => TermOf(code));

    static GuardedBuffer<int> KeyParts(KernelCase c) => c.PerCode(static (_, code) => KeyOf(code));

    static GuardedBuffer<byte> Sections(KernelCase c) => c.PerCode(static (_, code) => (byte)(code % LineSections.Count));

    static GuardedBuffer<ulong> Bits(KernelCase c) => c.Given("bits", static c => new ulong[c.Groups]);

    static void Widen<T>(KernelCase c)
        where T : unmanaged, INumber<T>, IMinMaxValue<T> =>
        c.Check(
            () => CodeMapping.Widen<T>(c.Values<T>(), c.To<int>()), () => c.To<int>().Fill(i => int.CreateTruncating(c.Values<T>()[i])));

    static void Scale<T>(KernelCase c)
        where T : unmanaged, INumber<T>, IMinMaxValue<T> => c.Check(
            () => LaneLoop.Apply<T, GroupIds.Scale>(c.Values<T>(), c.Others<int>(), new GroupIds.Scale(Low, 3)),
            () => LaneLoop.Reference<T, GroupIds.Scale>(c.Values<T>(), c.Others<int>(), new GroupIds.Scale(Low, 3)));

    static void AddScaled<T>(KernelCase c)
        where T : unmanaged, INumber<T>, IMinMaxValue<T> => c.Check(
            () => GroupIds.AddScaled<T>(c.Codes<T>(), Low, c.Stride, c.GroupIds),
            () => LaneLoop.Reference<T, GroupIds.Scale>(c.Codes<T>(), c.GroupIds, new GroupIds.Scale(Low, c.Stride)));

    static void KeepRange<T>(KernelCase c)
        where T : unmanaged, INumber<T>, IMinMaxValue<T> => c.Check(
            () => GroupIds.KeepRange<T>(c.Codes<T>(), 10, 30, c.GroupIds),
            () => LaneLoop.Reference<T, GroupIds.Keep>(c.Codes<T>(), c.GroupIds, new GroupIds.Keep(10, 30)));

    static void AddTerms<T>(KernelCase c)
        where T : unmanaged, INumber<T>, IMinMaxValue<T> => c.Check(
            () => GroupIds.AddTerms<T>(c.Codes<T>(), 0, Terms(c), c.GroupIds),
            () => GroupIds.Reference<T>(c.Codes<T>(), 0, Terms(c), c.GroupIds));

    static void Histogram(KernelCase c)
    {
        GuardedBuffer<byte> Codes() => c.Given("codes of rows", static c => RandomValues.WithExtremes<byte>(c.Length, c.Rows));
        GuardedBuffer<long> Counts() => c.To<long>(c.Groups + CodeHistogram.Window - 1);
        c.Check(
            () => CodeHistogram.Add(c.Ends, c.GroupIds, Codes(), Counts()),
            () => CodeHistogram.Reference(c.Ends, c.GroupIds, Codes(), Counts()));
    }

    static void CountRuns(KernelCase c) => c.Check(
        () => NestedRunCount.Add(c.Ends, c.GroupIds, c.Sums),
        () => NestedRunCount.Reference(c.Ends, c.GroupIds, [c.Rows], [0], c.Sums));

    static void CountNestedRuns(KernelCase c)
    {
        GuardedBuffer<int> GroupIds() =>
            c.Given("crossing group ids", static c => KernelDraws.GroupIds(c.CrossingEnds.Length, c.Groups, c.Groups == 1));
        GuardedBuffer<long> Counts() => c.To<long>((2 * c.Groups) - 1);
        c.Check(
            () => NestedRunCount.Add(c.Ends, c.GroupIds, c.CrossingEnds, GroupIds(), Counts()),
            () => NestedRunCount.Reference(c.Ends, c.GroupIds, c.CrossingEnds, GroupIds(), Counts()));
    }

    static void AddSectionSums(KernelCase c)
    {
        GuardedBuffer<byte> Buckets() =>
            c.Given("buckets", static c => Array.ConvertAll(KernelDraws.Codes<int>(c.Length, LineSections.Count), bucket => (byte)bucket));
        c.Check(
            () => LineSections.AddSums(c.Values<int>(), Buckets(), c.To<long>(LineSections.Count)),
            () => LineSections.ReferenceSums(c.Values<int>(), Buckets(), c.To<long>(LineSections.Count)));
    }

    static void TransposeFirst(KernelCase c) => Transpose(c, 0);

    static void TransposeLast(KernelCase c) => Transpose(c, LineSections.Count - 1);

    static void Transpose(KernelCase c, int bucket)
    {
        GuardedBuffer<long> Rows() => c.Given("rows", static c => RandomValues.WithExtremes<long>(c.Length, c.Length * LineSections.Count));
        c.Check(() => RowTranspose.Column(Rows(), bucket, c.To<long>()), () => RowTranspose.Reference(Rows(), bucket, c.To<long>()));
    }

    static GuardedBuffer<T> States<T>(KernelCase c)
        where T : unmanaged, INumber<T> => c.Given(
            "states", static c => Array.ConvertAll(c.Mask.Span.ToArray(), mask => T.CreateTruncating(mask & 77)));

    static void CountPresent<T>(KernelCase c)
        where T : unmanaged, INumber<T> => c.Check(
            () => GroupPresence.Count<T>(States<T>(c)), () => GroupPresence.Reference<T>(States<T>(c), 0, c.Scratch<int>(c.Length)));

    /// <summary>With the room that the contract asks for and no more.</summary>
    static void FindPresent<T>(KernelCase c)
        where T : unmanaged, INumber<T>
    {
        int found = c.Length - States<T>(c).Span.Count(T.Zero);
        c.Check(
            () => GroupPresence.Find<T>(States<T>(c), 5, c.To<int>(found)),
            () => GroupPresence.Reference<T>(States<T>(c), 5, c.To<int>(found)));
    }

    static void Extremes(KernelCase c, Action kernel, Func<int, int, int> choose) => c.Check(kernel, () =>
    {
        for (int i = 0; i < c.Length; i++)
            if (c.GroupIds[i] >= 0)
                c.To<int>(c.Groups)[c.GroupIds[i]] = choose(c.To<int>(c.Groups)[c.GroupIds[i]], c.Values<int>()[i]);
    });

    static void Number(KernelCase c) => c.Check(
        () =>
        {
            int groups = 0;
            return HashGroups.AssignIds(c.Codes<ulong>(), c.Scratch<int>(2 * 64), c.Scratch<ulong>(64), ref groups, c.To<int>());
        },
        () =>
        {
            HashGroups.Reference(c.Codes<ulong>(), c.To<int>());
            return c.Length;
        });

    /// <summary>Which place a key takes is the kernel's own affair.</summary>
    static void Rebuild(KernelCase c)
    {
        GuardedBuffer<ulong> Keys() =>
            c.Given("keys", static c => Array.ConvertAll(KernelDraws.Ends(c.Length, c.Groups == 1), end => (ulong)end << 20));
        GuardedBuffer<int> Table() => c.Scratch<int>((int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(2 * c.Length, 1)));
        c.Check(
            () =>
            {
                HashGroups.Rebuild(Keys(), Table());
                return Table().Length - Table().Span.Count(0);
            },
            () => c.Length);
    }

    static void Smallest<T>(KernelCase c)
        where T : unmanaged, INumber<T>, IMinMaxValue<T>
    {
        if (c.Length > 0)
            c.Check(
                () => long.CreateChecked(MinMax.Min<T>(c.Values<T>())), () => long.CreateChecked(MinMax.Reference<T>(c.Values<T>()).Min));
    }

    static void Largest<T>(KernelCase c)
        where T : unmanaged, INumber<T>, IMinMaxValue<T>
    {
        if (c.Length > 0)
            c.Check(
                () => long.CreateChecked(MinMax.Max<T>(c.Values<T>())), () => long.CreateChecked(MinMax.Reference<T>(c.Values<T>()).Max));
    }

    static void Compact(KernelCase c)
    {
        GuardedBuffer<ulong> Keys() =>
            c.Shrinking<ulong>("keys", static c => [.. KernelDraws.Codes<ulong>(c.Length, KernelCase.CodeLimit).Order()]);
        GuardedBuffer<int> Weights() => c.Shrinking("weights", static c => KernelDraws.Codes<int>(c.Length, 1 << 20));
        c.Check(() => PairCompaction.Compact(Keys(), Weights()), () => PairCompaction.Reference(Keys(), Weights()));
    }

    static void Score<T>(KernelCase c)
        where T : unmanaged, INumber<T>, IMinMaxValue<T> => c.Check(
            () => Quintile.Score<T>(c.Values<T>(), c.Scratch<T>(c.Length), c.Scratch<T>(Quintile.Boundaries, "boundaries"), c.To<byte>()),
            () =>
            {
                T[] sorted = c.Values<T>().Span.ToArray();
                Array.Sort(sorted);
                c.To<byte>().Fill(i =>
                    (byte)(1 + Enumerable.Range(1, Quintile.Boundaries).Count(k => c.Values<T>()[i] > sorted[(c.Length - 1) * k / 5])));
            });

    static void IsSorted<T>(KernelCase c)
        where T : unmanaged, INumber<T>, IMinMaxValue<T> => c.Check(
            () => (RadixSort.IsSorted<T>(c.Values<T>()) ? 1 : 0) + (RadixSort.IsSorted<int>(c.Ends) ? 2 : 0),
            () => (c.Values<T>().Span.ToArray() is var items && items.Order().SequenceEqual(items) ? 1 : 0) + 2);

    static void SortNarrow(KernelCase c) => c.Check(
        () => RadixSort.Sort(c.Values<uint>(), c.Scratch<uint>(c.Length)),
        () => c.Values<uint>().Span.Sort());

    static void SortWide(KernelCase c) => c.Check(
        () => RadixSort.Sort(c.Values<ulong>(), c.Values<int>(), c.Scratch<ulong>(c.Length), c.Scratch<int>(c.Length)),
        () => RadixSort.Reference(c.Values<ulong>(), c.Values<int>()));

    static void CountRuns<T>(KernelCase c)
        where T : unmanaged, INumber<T>, IMinMaxValue<T> =>
        c.Check(() => RunBoundaries.Count<T>(c.Repeated<T>()), () => RunBoundaries.CountReference<T>(c.Repeated<T>()));

    /// <summary>With the room that the contract asks for and no more.</summary>
    static void FillRuns<T>(KernelCase c)
        where T : unmanaged, INumber<T>, IMinMaxValue<T>
    {
        int runs = RunBoundaries.CountReference<T>(c.Repeated<T>());
        c.Check(
            () => RunBoundaries.Fill<T>(c.Repeated<T>(), c.To<int>(runs, "run ends"), c.To<T>(runs, "run values")),
            () => RunBoundaries.FillReference<T>(c.Repeated<T>(), c.To<int>(runs, "run ends"), c.To<T>(runs, "run values")));
    }

    static void Align<T>(KernelCase c)
        where T : unmanaged, INumber<T>, IMinMaxValue<T>
    {
        GuardedBuffer<T> Values() => c.Given("run values", static c => KernelDraws.Any<T>(c.CoarseEnds.Length, 0));
        c.Check(
            () => RunLengths.Align<T>(c.Ends, c.CoarseEnds, Values(), c.To<int>()),
            () => RunLengths.AlignReference<T>(c.Ends, c.CoarseEnds, Values(), c.To<int>()));
    }

    /// <summary>From the middle of a run on to the last row but a few.</summary>
    static void Expand<T>(KernelCase c)
        where T : unmanaged, INumber<T>, IMinMaxValue<T> => c.Check(
            () => RunMask.Expand<T>(c.Ends, c.Values<T>(), c.Length / 3, StartOf(c), c.To<T>(RowsFrom(c))),
            () => RunMask.ExpandReference<T>(c.Ends, c.Values<T>(), StartOf(c), c.To<T>(RowsFrom(c))));

    static void ExpandWidened<T>(KernelCase c)
        where T : unmanaged, INumber<T>, IMinMaxValue<T> => c.Check(
            () => RunMask.ExpandWidened<T>(c.Ends, c.Values<T>(), c.Length / 3, StartOf(c), c.To<int>(RowsFrom(c))),
            () =>
            {
                T[] rows = new T[RowsFrom(c)];
                RunMask.ExpandReference<T>(c.Ends, c.Values<T>(), StartOf(c), rows);
                c.To<int>(RowsFrom(c)).Fill(i => int.CreateTruncating(rows[i]));
            });

    /// <summary>The last row of a run in the first half.</summary>
    static int StartOf(KernelCase c) => c.Length == 0 ? 0 : c.Ends[c.Length / 3] - 1;

    static int RowsFrom(KernelCase c) => Math.Min(c.Rows - StartOf(c), 300) - (c.Length % 2 == 0 || c.Length == 1 ? 0 : 1);

    static void Merge(KernelCase c)
    {
        int room = c.Length + c.CrossingEnds.Length + Vector<int>.Count;
        GuardedBuffer<int> GroupIds() =>
            c.Given("crossing group ids", static c => KernelDraws.GroupIds(c.CrossingEnds.Length, c.Groups, c.Groups == 1));
        GuardedBuffer<int> Ends() => c.ToSome<int>("merged ends", room);
        GuardedBuffer<int> MergedGroupIds() => c.ToSome<int>("merged group ids", room);
        c.Check(
            () => RunMerge.Merge(c.Ends, c.GroupIds, c.CrossingEnds, GroupIds(), Ends(), MergedGroupIds()),
            () => RunMerge.Reference(c.Ends, c.GroupIds, c.CrossingEnds, GroupIds(), Ends(), MergedGroupIds()));
    }

    static void Threshold(KernelCase c)
    {
        int k = (c.Length / 2) + 1;
        if (c.Length > 0)
            c.Check(
                () => TopSelection.Threshold(c.Values<long>(), k, c.Scratch<long>(k)), () => TopSelection.Reference(c.Values<long>(), k));
    }
}
