using System.Collections.Immutable;

namespace DunnHumbyColumnar.Snapshots;

/// <summary>One stored gold table: what it is and where it lies.</summary>
/// <param name="Metadata">Name, options and origin.</param>
/// <param name="File">The Arrow file.</param>
/// <param name="Rows">Rows of every column.</param>
/// <param name="Columns">The columns in order.</param>
sealed record StoredGold(ResultMetadata Metadata, StoredFile File, int Rows, ImmutableArray<StoredGoldColumn> Columns);

/// <summary>A column of a stored gold table and where its buffers lie in the file.</summary>
/// <param name="Name">The column's name.</param>
/// <param name="Type">What its values are.</param>
/// <param name="IsNullable">Whether values may be null.</param>
/// <param name="Validity">A bit for each row, set where there is a value; empty: there is one everywhere.</param>
/// <param name="Values">The values; of texts their offsets, one more than there are rows.</param>
/// <param name="Texts">The bytes of texts.</param>
sealed record StoredGoldColumn(string Name, GoldType Type, bool IsNullable, Extent Validity, Extent Values, Extent Texts)
{
    const int Alignment = 8;

    public static long BytesOfBits(long rows) => (rows + 7) / 8;

    /// <summary>Whether the extents lie inside the file and have the lengths that this many rows need.</summary>
    public bool Fits(int rows, long fileBytes) =>
        IsInside(Validity, fileBytes) && IsInside(Values, fileBytes) && IsInside(Texts, fileBytes)
        && (Validity.Length == 0 || (Validity.Length == BytesOfBits(rows) && IsNullable && Type.MayBeNull()))
        && Values.Length == Type.BytesOf(rows)
        && (Type == GoldType.Text || Texts.Length == 0);

    static bool IsInside(Extent extent, long fileBytes) => extent.Part == 0 && extent.Offset % Alignment == 0 && extent.End <= fileBytes;
}

/// <summary>What the values of a gold column are.</summary>
enum GoldType
{
    Int32,
    Int64,
    Double,
    Bool,

    /// <summary>Days since 1970-01-01.</summary>
    Date,
    Text,

    /// <summary>Cents in 128 bits.</summary>
    Money,
}

static class GoldTypes
{
    /// <summary>Bytes of the values of this many rows; of texts, of their offsets.</summary>
    public static long BytesOf(this GoldType type, long rows) => type switch
    {
        _ when rows == 0 => 0,
        GoldType.Int32 or GoldType.Date => rows * sizeof(int),
        GoldType.Int64 or GoldType.Double => rows * sizeof(long),
        GoldType.Bool => StoredGoldColumn.BytesOfBits(rows),
        GoldType.Text => (rows + 1) * sizeof(int),
        _ => rows * 16,
    };

    /// <summary>Whether a result may lack values of the type.</summary>
    public static bool MayBeNull(this GoldType type) => type is GoldType.Int32 or GoldType.Double or GoldType.Bool or GoldType.Text;
}
