using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using DunnHumbyColumnar.Columns;

namespace DunnHumbyColumnar.Csv;

/// <summary>Rows as texts, for showing them.</summary>
sealed class PreviewRows(TableSpec spec) : ChunkRows(spec)
{
    readonly List<string> _texts = [];
    readonly List<long[]> _rows = [];

    public override int TextCode(int column, ReadOnlySpan<byte> utf8)
    {
        _texts.Add(Encoding.UTF8.GetString(utf8));
        return _texts.Count - 1;
    }

    public override long TextKey(int column, ReadOnlySpan<byte> utf8) => TextKeys.Of(TextCode(column, utf8));

    public override void Append(ReadOnlySpan<long> row)
    {
        _rows.Add(row.ToArray());
        Count++;
    }

    /// <summary>The values of a row as an export has them.</summary>
    public ImmutableArray<string> ValuesOf(int row) => [.. _rows[row].Select((value, column) => Spec.Columns[column] switch
    {
        { IsText: true } => _texts[(int)value],
        { Kind: ColumnKind.Id } when TextKeys.Has(value) => _texts[TextKeys.PositionOf(value)],
        { Kind: ColumnKind.Id } when value == IdDictionary.Anonymous => "",
        { Kind: ColumnKind.Money } => (value / 100m).ToString("0.00", CultureInfo.InvariantCulture),
        _ => value.ToString(CultureInfo.InvariantCulture),
    })];

    public override ReadOnlySpan<long> IdsOf(int column) => throw new NotSupportedException();

    public override IReadOnlyList<string> TextsOf(int column) => throw new NotSupportedException();
}
