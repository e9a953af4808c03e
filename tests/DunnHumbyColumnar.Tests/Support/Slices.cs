namespace DunnHumbyColumnar.Tests.Support;

/// <summary>
/// The lengths and offsets at which a vectorised loop can go wrong: every length up to four of the widest
/// vectors and one, at every offset within one.
/// </summary>
static class Slices
{
    const int WidestVectorBytes = 64;

    /// <summary>Calls <paramref name="check"/>(offset, length) for every pair; widths count in items of <typeparamref name="T"/>.</summary>
    public static void ForEach<T>(Action<int, int> check)
        where T : unmanaged
    {
        int width = Width<T>();
        for (int offset = 0; offset < width; offset++)
            for (int length = 0; length <= (4 * width) + 1; length++)
                check(offset, length);
    }

    /// <summary>Items an array needs to hold every slice, with one vector to spare behind the last.</summary>
    public static int Room<T>()
        where T : unmanaged => (6 * Width<T>()) + 1;

    static unsafe int Width<T>()
        where T : unmanaged => WidestVectorBytes / sizeof(T);
}
