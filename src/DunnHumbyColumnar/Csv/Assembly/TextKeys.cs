namespace DunnHumbyColumnar.Csv;

/// <summary>
/// Ids that are texts, as 64-bit numbers: each chunk numbers its texts upwards from the smallest number. Readers that accept texts must
/// take integers in this range for texts, too.
/// </summary>
static class TextKeys
{
    /// <summary>The number of the first text of a chunk; also of one that has no number yet.</summary>
    public const long First = long.MinValue;

    /// <summary>Whether an id is the number of a text.</summary>
    public static bool Has(long id) => id < First + int.MaxValue;

    /// <summary>The number of a text by its position in the chunk's list.</summary>
    public static long Of(int position) => First + position;

    /// <summary>The position of a text in the chunk's list.</summary>
    public static int PositionOf(long id) => (int)(id - First);
}
