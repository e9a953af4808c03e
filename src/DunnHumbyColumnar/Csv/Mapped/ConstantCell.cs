using System.Text;
using DunnHumbyColumnar.Columns;

namespace DunnHumbyColumnar.Csv;

/// <summary>The same value in every row.</summary>
sealed class ConstantCell : Cell
{
    readonly byte[] _text;
    readonly long _value;

    /// <exception cref="InputDataException">The text is no value of the column.</exception>
    public ConstantCell(ColumnSpec column, string text, string mapping)
        : base(column)
    {
        _text = Encoding.UTF8.GetBytes(text);
        FaultCode? fault = column.Kind switch
        {
            ColumnKind.Text => null,
            ColumnKind.Id => IdText.Read(column, _text, isLenient: false, out _value, out _),
            ColumnKind.Symbol => FieldParser.IsSymbol(_text) ? null : FaultCode.Cast,
            _ => FieldParser.Number(column, _text, isLenient: false, out _value, out _),
        };
        if (fault is { } code)
            throw new InputDataException(FaultCode.Mapping, mapping, $"constant of {RowFault.ForValue(code, 0, column, _text).Detail}");
    }

    public override FaultCode? Read(in MappedLine line, out long value)
    {
        value = _value;
        return null;
    }

    public override ReadOnlySpan<byte> TextOf(in MappedLine line) => _text;
}
