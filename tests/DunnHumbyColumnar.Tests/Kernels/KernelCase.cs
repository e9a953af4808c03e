using System.Numerics;
using DunnHumbyColumnar.Kernels;
using DunnHumbyColumnar.Tests.Support;

namespace DunnHumbyColumnar.Tests.Kernels;

/// <summary>
/// The guarded buffers of one call of a kernel. A name is one buffer however often it is said, so that a kernel and its definition are
/// written down side by side. Contents differ from length to length.
/// </summary>
/// <param name="memory">Holds the buffers.</param>
/// <param name="length">Rows, or runs where a kernel takes runs.</param>
/// <param name="isSparse">One group, long runs, few rows selected; else many groups, short runs, half of the rows selected.</param>
sealed class KernelCase(GuardedMemory memory, int length, bool isSparse)
{
    public const int CodeLimit = 40;

    const int Untouched = 0x5A;

    public int Length => length;

    public int Groups => isSparse ? 1 : 37;

    public int Stride => isSparse ? 1 : CodeLimit;

    /// <summary>Where <see cref="Ends"/> end.</summary>
    public int Rows => length == 0 ? 0 : Ends[length - 1];

    /// <summary>Any values, the extremes of the type among them.</summary>
    public GuardedBuffer<T> Values<T>()
        where T : unmanaged, INumber<T>, IMinMaxValue<T> => Given("values", static c => KernelDraws.Any<T>(c.Length, 0));

    public GuardedBuffer<T> Others<T>()
        where T : unmanaged, INumber<T>, IMinMaxValue<T> => Given("other values", static c => KernelDraws.Any<T>(c.Length, 1));

    /// <summary>Values of which many equal their neighbour.</summary>
    public GuardedBuffer<T> Repeated<T>()
        where T : unmanaged, INumber<T>, IMinMaxValue<T> => Given(
            "repeated values", static c => KernelDraws.Repeated<T>(c.Length, c.IsSparse));

    /// <summary>Numbers below <see cref="CodeLimit"/>.</summary>
    public GuardedBuffer<T> Codes<T>()
        where T : unmanaged, INumber<T> => Given("codes", static c => KernelDraws.Codes<T>(c.Length, CodeLimit));

    /// <summary>What each of the codes stands for.</summary>
    public GuardedBuffer<T> PerCode<T>(Func<KernelCase, int, T> valueOf)
        where T : unmanaged => memory.Get("items per code", Compared.All, (this, valueOf), static of =>
            Enumerable.Range(0, CodeLimit).Select(code => of.valueOf(of.Item1, code)).ToArray());

    /// <summary>Positive numbers.</summary>
    public GuardedBuffer<int> Lengths =>
        Given("lengths", static c => Array.ConvertAll(KernelDraws.Any<int>(c.Length, 1), value => (value & 0xFFFFF) + 1));

    public GuardedBuffer<int> Mask => Given("mask", static c => KernelDraws.Mask(c.Length, c.IsSparse));

    /// <summary>A group, or a negative number.</summary>
    public GuardedBuffer<int> GroupIds => Given("groupIds", static c => KernelDraws.GroupIds(c.Length, c.Groups, c.IsSparse));

    /// <summary>Ascending exclusive ends of <see cref="Length"/> runs.</summary>
    public GuardedBuffer<int> Ends => Given("ends", static c => KernelDraws.Ends(c.Length, c.IsSparse));

    public GuardedBuffer<int> MaskOfRows => Given("mask of rows", static c => KernelDraws.Mask(c.Rows, c.IsSparse));

    /// <summary>Ends of other runs over the same rows; some, not all, are among <see cref="Ends"/>.</summary>
    public GuardedBuffer<int> CrossingEnds =>
        Given<int>("crossing ends", static c => [.. Enumerable.Range(1, c.Rows).Where(row => row == c.Rows || c.MaskOfRows[row - 1] != 0)]);

    /// <summary>Some of <see cref="Ends"/>, the last among them.</summary>
    public GuardedBuffer<int> CoarseEnds => Given<int>("coarse ends", static c =>
        [.. Enumerable.Range(0, c.Length).Where(i => i == c.Length - 1 || c.Mask[i] != 0).Select(i => c.Ends[i])]);

    /// <summary>Baskets of items below <see cref="CodeLimit"/>, as <see cref="Postings"/> has them.</summary>
    public GuardedBuffer<int> Baskets => Given("baskets", static c => KernelDraws.Baskets(c.Length, CodeLimit, c.IsSparse));

    /// <summary>A sum per group, begun.</summary>
    public GuardedBuffer<long> Sums => Given("sums", static c => Enumerable.Range(1, c.Groups).Select(group => (long)group).ToArray());

    bool IsSparse => isSparse;

    /// <summary>Contents of any kind.</summary>
    public GuardedBuffer<T> Given<T>(string name, Func<KernelCase, T[]> contents)
        where T : unmanaged => memory.Get(name, Compared.All, this, contents);

    /// <summary>Contents of which as many items count afterwards as the kernel returns.</summary>
    public GuardedBuffer<T> Shrinking<T>(string name, Func<KernelCase, T[]> contents)
        where T : unmanaged => memory.Get(name, Compared.Result, this, contents);

    /// <summary>Room for an item per row or run, or for so many.</summary>
    public GuardedBuffer<T> To<T>(int? items = null, string name = "results")
        where T : unmanaged, INumber<T> => Filled(name, Compared.All, items ?? length, T.CreateTruncating(Untouched));

    /// <summary>Room of which as many items are used as the kernel returns.</summary>
    public GuardedBuffer<T> ToSome<T>(string name, int items)
        where T : unmanaged, INumber<T> => Filled(name, Compared.Result, items, T.CreateTruncating(Untouched));

    /// <summary>Zeroed room that the definition has no use for.</summary>
    public GuardedBuffer<T> Scratch<T>(int items, string name = "scratch")
        where T : unmanaged, INumber<T> => Filled(name, Compared.Nothing, items, T.Zero);

    /// <summary>The kernel's call and the definition's.</summary>
    public void Check(Func<long> kernel, Func<long> definition) => memory.Check(kernel, definition);

    public void Check(Action kernel, Action definition) => memory.Check(Returning(kernel), Returning(definition));

    public override string ToString() => $"{length} items, {(isSparse ? "sparse" : "dense")}, placed {memory.Placement}";

    static Func<long> Returning(Action action) => () =>
    {
        action();
        return 0;
    };

    GuardedBuffer<T> Filled<T>(string name, Compared compared, int items, T value)
        where T : unmanaged => memory.Get(
            name, compared, (items, value), static room => Enumerable.Repeat(room.value, room.items).ToArray());
}
