using System.Numerics;
using DunnHumbyColumnar.Kernels;
using DunnHumbyColumnar.Tests.Support;

namespace DunnHumbyColumnar.Tests.Kernels;

/// <summary>Long arrays of random items, drawn once, of which every call takes another part.</summary>
static class KernelDraws
{
    const int Room = 400;

    /// <summary>Rows a run is long on average, with short and with long runs.</summary>
    static readonly int[][] Gaps =
    [
        Array.ConvertAll(RandomValues.Codes(71, Room, 3), gap => gap + 1),
        Array.ConvertAll(RandomValues.Codes(72, Room, 16), gap => gap + 1),
    ];

    static readonly int[][] Selections = [RandomValues.Mask(73, 16 * Room, 0.5), RandomValues.Mask(74, 16 * Room, 0.06)];

    static readonly int[] Groups = RandomValues.Codes(75, 16 * Room, 1 << 20);

    public static T[] Any<T>(int length, int which)
        where T : unmanaged, INumber<T>, IMinMaxValue<T> => Part(which == 0 ? Of<T>.Any : Of<T>.Others, length);

    public static T[] Codes<T>(int length, int limit)
        where T : unmanaged, INumber<T> => Array.ConvertAll(Part(Groups, length), draw => T.CreateTruncating(draw % limit));

    public static T[] Repeated<T>(int length, bool isSparse)
        where T : unmanaged, INumber<T>, IMinMaxValue<T> => Part(isSparse ? Of<T>.LongRuns : Of<T>.ShortRuns, length);

    public static int[] Mask(int length, bool isSparse) => Part(Selections[isSparse ? 1 : 0], length);

    /// <summary>Group ids below <paramref name="groups"/> where the mask selects, else a negative number.</summary>
    public static int[] GroupIds(int length, int groups, bool isSparse)
    {
        int[] groupIds = Mask(length, isSparse);
        for (int i = 0; i < length; i++)
            groupIds[i] = groupIds[i] != 0 ? Groups[i] % groups : -1 - Groups[i];
        return groupIds;
    }

    public static int[] Ends(int runs, bool isSparse)
    {
        int[] ends = Part(Gaps[isSparse ? 1 : 0], runs);
        for (int run = 1; run < runs; run++)
            ends[run] += ends[run - 1];
        return ends;
    }

    /// <summary>Baskets of different items below <paramref name="limit"/> that ascend; sparse ones hold more of them.</summary>
    public static int[] Baskets(int length, int limit, bool isSparse)
    {
        const int MostSkipped = 2;
        int[] items = Codes<int>(length, MostSkipped + 1);
        int[] ends = Mask(length, isSparse);
        for (int i = 0; i < length; i++)
        {
            if (i > 0 && items[i - 1] >= 0)
                items[i] += items[i - 1] + 1;
            if (i == length - 1 || ends[i] != 0 || items[i] + MostSkipped + 1 >= limit)
                items[i] |= Postings.EndOfBasket;
        }

        return items;
    }

    static T[] Part<T>(T[] draws, int length)
    {
        int start = length * 7 % 67;
        return draws[start..(start + length)];
    }

    static class Of<T>
        where T : unmanaged, INumber<T>, IMinMaxValue<T>
    {
        public static readonly T[] Any = RandomValues.WithExtremes<T>(81, Room);
        public static readonly T[] Others = RandomValues.WithExtremes<T>(82, Room);
        public static readonly T[] ShortRuns = RandomValues.InRuns<T>(83, Room, 0.5);
        public static readonly T[] LongRuns = RandomValues.InRuns<T>(84, Room, 0.97);
    }
}
