using DunnHumbyColumnar.Results;

namespace DunnHumbyColumnar;

/// <summary>Choices of an export. Immutable.</summary>
public sealed record ExportOptions
{
    /// <summary>Rows to skip; there are none beyond the last.</summary>
    public long Offset { get; init; }

    /// <summary>At most this many rows; null: all.</summary>
    public long? Limit { get; init; }

    /// <summary>
    /// CSV only: puts an apostrophe before a text that begins with = + - @ tab or CR, so that no spreadsheet takes it for a
    /// formula. The export is then no longer lossless.
    /// </summary>
    public bool Spreadsheet { get; init; }

    /// <summary>Arrow and Parquet only: how they hold money, for readers without decimals.</summary>
    public MoneyType Money { get; init; }

    internal void Validate()
    {
        ArgumentOutOfRangeException.ThrowIfNegative(Offset);
        ArgumentOutOfRangeException.ThrowIfNegative(Limit ?? 0);
    }

    /// <exception cref="ArgumentException">A choice does not go with the format.</exception>
    internal void Validate(FileFormat format)
    {
        Validate();
        if (Money != MoneyType.Decimal && !format.HasTypes)
            throw new ArgumentException(
                $"Money as {EnumNames.ToKebabCase(Money)} goes with Arrow and Parquet, not with {format.Extensions[0]}.");
    }
}
