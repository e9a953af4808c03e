using DunnHumbyColumnar.Kernels;

namespace DunnHumbyColumnar.Tests.Kernels;

/// <summary>Every method of the kernels that takes spans, called beside its definition. A new method takes a new entry.</summary>
static partial class GuardedKernels
{
    public static readonly GuardedKernel[] All =
    [
        new(typeof(BasketBits), nameof(BasketBits.Set), c => c.Check(
            () => BasketBits.Set(c.Baskets, FirstBasket, Ranks(c), WordsOf(c), BitmapPerRank(c)),
            () => BasketBits.Reference(c.Baskets, FirstBasket, Ranks(c), WordsOf(c), BitmapPerRank(c)))),
        new(typeof(BitmapAnd), nameof(BitmapAnd.Count), c => c.Check(
            () => BitmapAnd.Count(c.Values<ulong>(), c.Others<ulong>()),
            () => BitmapAnd.Reference(c.Values<ulong>(), c.Others<ulong>()))),
        new(typeof(BitmapAnd), nameof(BitmapAnd.Fill), c => c.Check(
            () => BitmapAnd.Fill(c.Values<ulong>(), c.Others<ulong>(), c.To<ulong>()),
            () => c.To<ulong>().Fill(i => c.Values<ulong>()[i] & c.Others<ulong>()[i]))),
        new(typeof(CodeHistogram), nameof(CodeHistogram.Add), Histogram),
        new(typeof(CodeMapping), nameof(CodeMapping.Widen), Widen<byte>, Widen<ushort>, Widen<short>, Widen<int>),
        new(typeof(CodeMapping), nameof(CodeMapping.Apply), c => c.Check(
            () => CodeMapping.Apply(c.Codes<int>(), 0, Terms(c)),
            () => c.Codes<int>().Fill(i => TermOf(c.Codes<int>()[i])))),
        new(typeof(DistinctCount), nameof(DistinctCount.Count), c => c.Check(
            () => DistinctCount.Count(c.Codes<int>(), c.Mask, c.Scratch<int>(KernelCase.CodeLimit), 7),
            () => DistinctCount.Reference(c.Codes<int>(), c.Mask))),
        new(typeof(DistinctItems), nameof(DistinctItems.Put), PutItems),
        new(typeof(DistinctItems), nameof(DistinctItems.Take), TakeItems),
        new(typeof(GroupBits), nameof(GroupBits.Set), c => c.Check(
            () => GroupBits.Set(c.GroupIds, c.Codes<int>(), 1, Bits(c)),
            () => GroupBits.Reference(c.GroupIds, c.Codes<int>(), 1, Bits(c)))),
        new(typeof(GroupBits), nameof(GroupBits.Or), c => c.Check(
            () => GroupBits.Or(c.Values<ulong>(), c.Others<ulong>()),
            () => c.Others<ulong>().Fill(i => c.Others<ulong>()[i] | c.Values<ulong>()[i]))),
        new(typeof(GroupCount), nameof(GroupCount.Add), c => c.Check(
            () => GroupCount.Add(c.GroupIds, c.Sums),
            () => GroupCount.Reference(c.GroupIds, [], c.Sums))),
        new(typeof(GroupCount), nameof(GroupCount.AddRuns), c => c.Check(
            () => GroupCount.AddRuns(c.GroupIds, c.Lengths, c.Sums),
            () => GroupCount.Reference(c.GroupIds, c.Lengths, c.Sums))),
        new(typeof(GroupMinMax), nameof(GroupMinMax.AddMinimum), c =>
            Extremes(c, () => GroupMinMax.AddMinimum(c.GroupIds, c.Values<int>(), c.To<int>(c.Groups)), Math.Min)),
        new(typeof(GroupMinMax), nameof(GroupMinMax.AddMaximum), c =>
            Extremes(c, () => GroupMinMax.AddMaximum(c.GroupIds, c.Values<int>(), c.To<int>(c.Groups)), Math.Max)),
        new(typeof(GroupSum), nameof(GroupSum.Add), c => c.Check(
            () => GroupSum.Add(c.GroupIds, c.Values<int>(), c.Sums),
            () => GroupSum.Reference(c.GroupIds, [], c.Values<int>(), c.Sums))),
        new(typeof(GroupSum), nameof(GroupSum.AddRuns), c => c.Check(
            () => GroupSum.AddRuns(c.GroupIds, c.Lengths, c.Values<int>(), c.Sums),
            () => GroupSum.Reference(c.GroupIds, c.Lengths, c.Values<int>(), c.Sums))),
        new(typeof(GroupSum), nameof(GroupSum.SumSelected), c => c.Check(
            () => GroupSum.SumSelected(c.GroupIds, c.Values<int>()),
            () => Enumerable.Range(0, c.Length).Where(i => c.GroupIds[i] >= 0).Sum(i => (long)c.Values<int>()[i]))),
        new(typeof(HashGroups), nameof(HashGroups.AssignIds), Number),
        new(typeof(HashGroups), nameof(HashGroups.Rebuild), Rebuild),
        new(typeof(Postings), nameof(Postings.Count), c => c.Check(
            () => Postings.Count(c.Baskets, c.To<int>(KernelCase.CodeLimit), c.To<int>(KernelCase.CodeLimit, "followed")),
            () => Postings.CountReference(c.Baskets, c.To<int>(KernelCase.CodeLimit), c.To<int>(KernelCase.CodeLimit, "followed")))),
        new(typeof(Postings), nameof(Postings.Scatter), ScatterPostings),
        new(typeof(LaneLoop), nameof(LaneLoop.Apply), Scale<byte>, Scale<ushort>, Scale<short>, Scale<int>),
        new(typeof(LineItems), nameof(LineItems.Fill), FillItems),
        new(typeof(LineItems), nameof(LineItems.Mark), c => c.Check(
            () => LineItems.Mark(c.GroupIds, 77, c.To<int>(c.Groups)),
            () => c.To<int>(c.Groups).Fill(i => c.GroupIds.Span.Contains(i) ? 77 : c.To<int>(c.Groups)[i]))),
        new(typeof(LineSections), nameof(LineSections.Fill), c => c.Check(
            () => LineSections.Fill(c.Codes<int>(), Sections(c), c.Mask, c.To<byte>()),
            () => LineSections.Reference(c.Codes<int>(), Sections(c), c.Mask, c.To<byte>()))),
        new(typeof(LineSections), nameof(LineSections.AddSums), AddSectionSums),
        new(typeof(LineMask), nameof(LineMask.BothPositive), c => c.Check(
            () => LineMask.BothPositive(c.Values<int>(), c.Others<int>(), c.To<int>()),
            () => LineMask.Reference(c.Values<int>(), c.Others<int>(), c.To<int>()))),
        new(typeof(LineMask), nameof(LineMask.Count), c => c.Check(
            () => LineMask.Count(c.Mask),
            () => c.Mask.Span.Count(-1))),
        new(typeof(MaskedSum), nameof(MaskedSum.Sum), c => c.Check(
            () => MaskedSum.Sum(c.Values<int>(), c.Mask),
            () => MaskedSum.Reference(c.Values<int>(), c.Mask))),
        new(typeof(MinMax), nameof(MinMax.Min), Smallest<byte>, Smallest<ushort>, Smallest<short>, Smallest<int>, Smallest<long>),
        new(typeof(MinMax), nameof(MinMax.Max), Largest<byte>, Largest<ushort>, Largest<short>, Largest<int>, Largest<long>),
        new(typeof(NestedRunCount), nameof(NestedRunCount.Add), CountRuns, CountNestedRuns),
        new(typeof(PairCompaction), nameof(PairCompaction.Compact), Compact),
        new(typeof(CooccurrenceCount), nameof(CooccurrenceCount.Add), CountCooccurrences),
        new(typeof(CooccurrenceCount), nameof(CooccurrenceCount.Take), TakeCooccurrences),
        new(typeof(PromotionLookup), nameof(PromotionLookup.Filter), FilterSections),
        new(typeof(PromotionLookup), nameof(PromotionLookup.FilterProducts), FilterProducts),
        new(typeof(PromotionLookup), nameof(PromotionLookup.Fill), FillPromoted),
        new(typeof(PromotionLookup), nameof(PromotionLookup.Find), FindPromoted),
        new(typeof(Quintile), nameof(Quintile.Score), Score<int>, Score<long>),
        new(typeof(RadixSort), nameof(RadixSort.IsSorted), IsSorted<uint>, IsSorted<long>),
        new(typeof(RadixSort), nameof(RadixSort.Sort), SortNarrow, SortWide),
        new(typeof(LightPairs), nameof(LightPairs.Add), CountLightPairs),
        new(typeof(RowTranspose), nameof(RowTranspose.Column), TransposeFirst, TransposeLast),
        new(
            typeof(RunBoundaries), nameof(RunBoundaries.Count), CountRuns<byte>, CountRuns<ushort>, CountRuns<short>,
            CountRuns<int>, CountRuns<long>),
        new(
            typeof(RunBoundaries), nameof(RunBoundaries.Fill), FillRuns<byte>, FillRuns<ushort>, FillRuns<short>,
            FillRuns<int>, FillRuns<long>),
        new(typeof(RunLengths), nameof(RunLengths.Fill), c => c.Check(
            () => RunLengths.Fill(c.Ends, Low, c.To<int>()),
            () => RunLengths.Reference(c.Ends, Low, c.To<int>()))),
        new(typeof(RunLengths), nameof(RunLengths.Shift), c => c.Check(
            () => RunLengths.Shift(c.Ends, Low, c.To<int>()),
            () => c.To<int>().Fill(i => c.Ends[i] - Low))),
        new(typeof(RunLengths), nameof(RunLengths.Align), Align<byte>, Align<ushort>, Align<short>, Align<int>),
        new(typeof(RunMask), nameof(RunMask.AnySelected), c => c.Check(
            () => RunMask.AnySelected(c.Ends, c.MaskOfRows, c.To<int>()),
            () => RunMask.AnySelectedReference(c.Ends, c.MaskOfRows, c.To<int>()))),
        new(typeof(RunMask), nameof(RunMask.Expand), Expand<byte>, Expand<ushort>, Expand<short>, Expand<int>, Expand<long>),
        new(
            typeof(RunMask), nameof(RunMask.ExpandWidened), ExpandWidened<byte>, ExpandWidened<ushort>,
            ExpandWidened<short>, ExpandWidened<int>),
        new(typeof(RunMerge), nameof(RunMerge.Merge), Merge),
        new(typeof(RunSum), nameof(RunSum.Sum), c => c.Check(
            () => RunSum.Sum(c.Values<int>()),
            () => RunSum.Reference(c.Values<int>()))),
        new(typeof(RunFlags), nameof(RunFlags.Or), OrRuns),
        new(typeof(SelectedRows), nameof(SelectedRows.Find), c => c.Check(
            () => SelectedRows.Find(c.GroupIds, c.ToSome<int>("indices", c.Length)),
            () => SelectedRows.Reference(c.GroupIds, c.ToSome<int>("indices", c.Length)))),
        new(typeof(SelectedRows), nameof(SelectedRows.Gather), c => c.Check(
            () => SelectedRows.Gather(Terms(c), c.Codes<int>(), c.To<int>()),
            () => c.To<int>().Fill(i => TermOf(c.Codes<int>()[i])))),
        new(typeof(SelectedRows), nameof(SelectedRows.GatherKeys), c => c.Check(
            () => SelectedRows.GatherKeys(KeyParts(c), KeyParts(c), c.Codes<int>(), c.To<ulong>()),
            () => c.To<ulong>().Fill(i => (ulong)KeyOf(c.Codes<int>()[i]) * ((1UL << 32) + 1)))),
        new(typeof(MixedRadix), nameof(MixedRadix.Decode), c => c.Check(
            () => MixedRadix.Decode(c.Ends, 3, 7, c.To<int>()),
            () => MixedRadix.Reference(c.Ends, 3, 7, c.To<int>()))),
        new(typeof(GroupIds), nameof(GroupIds.AddScaled), AddScaled<byte>, AddScaled<ushort>, AddScaled<short>, AddScaled<int>),
        new(typeof(GroupIds), nameof(GroupIds.KeepRange), KeepRange<byte>, KeepRange<ushort>, KeepRange<short>, KeepRange<int>),
        new(typeof(GroupIds), nameof(GroupIds.AddTerms), AddTerms<byte>, AddTerms<ushort>, AddTerms<short>, AddTerms<int>),
        new(typeof(GroupIds), nameof(GroupIds.CountSelected), c => c.Check(
            () => GroupIds.CountSelected(c.GroupIds),
            () => c.GroupIds.Span.ToArray().Count(groupId => groupId >= 0))),
        new(typeof(GroupPresence), nameof(GroupPresence.Mark), c => c.Check(
            () => GroupPresence.Mark(c.GroupIds, c.To<byte>(c.Groups)),
            () => c.To<byte>(c.Groups).Fill(i => c.GroupIds.Span.Contains(i) ? (byte)1 : c.To<byte>(c.Groups)[i]))),
        new(typeof(GroupPresence), nameof(GroupPresence.Count), CountPresent<byte>, CountPresent<long>),
        new(typeof(GroupPresence), nameof(GroupPresence.Find), FindPresent<byte>, FindPresent<long>),
        new(typeof(StoreBits), nameof(StoreBits.Set), SetStores<byte>, SetStores<ushort>),
        new(typeof(TopSelection), nameof(TopSelection.Threshold), Threshold),
        new(typeof(VectorAdd), nameof(VectorAdd.Add), c => c.Check(
            () => VectorAdd.Add(c.Values<long>(), c.Others<long>()),
            () => c.Others<long>().Fill(i => c.Others<long>()[i] + c.Values<long>()[i]))),
        new(typeof(WeightedScores), nameof(WeightedScores.Add), AddScores),
    ];
}
