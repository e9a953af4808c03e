using DunnHumbyColumnar.Columns;
using DunnHumbyColumnar.Mapping;

namespace DunnHumbyColumnar.Csv;

/// <summary>A column that is one field of the source.</summary>
abstract class FieldCell(ColumnSpec column, SourceField source) : Cell(column)
{
    public sealed override int Field => Source.Index;

    public sealed override string Label =>
        LooseName.Of(Source.Name) == LooseName.Of(Column.Header) ? Column.Header : $"{Source.Name} as {Column.Header}";

    protected SourceField Source { get; } = source;
}
