using System.Collections.Immutable;
using System.Text;
using DunnHumbyColumnar.Columns;

namespace DunnHumbyColumnar.Csv;

/// <summary>
/// The texts of several fields, one after another: a text, or an id. In an id only the first may hold the separator: else two ids could be
/// joined to one.
/// </summary>
sealed class ConcatenatedCell(ColumnSpec column, ImmutableArray<int> fields, string separator) : Cell(column)
{
    readonly byte[] _separator = Encoding.UTF8.GetBytes(separator);

    public override int Field => fields[0];

    public override int LastField => fields.Max();

    public override FaultCode? Read(in MappedLine line, out long value)
    {
        value = 0;
        if (Column.IsText)
            return null;
        foreach (int field in fields)
            if (IdText.CauseOf(line.Content(field)) is not null || (field != fields[0] && IsAmbiguous(line.Content(field))))
                return FaultCode.Cast;
        return IdText.Read(Column, TextOf(line), isLenient: false, out value, out _);
    }

    public override string Problem(FaultCode fault, ReadOnlySpan<byte> content) =>
        IdText.CauseOf(content) ?? "is joined with a field that is no id, or that holds the separator; the mapping may name another one";

    bool IsAmbiguous(ReadOnlySpan<byte> content) => content.IndexOf(_separator) >= 0;

    public override ReadOnlySpan<byte> TextOf(in MappedLine line)
    {
        var text = new List<byte>();
        for (int i = 0; i < fields.Length; i++)
        {
            if (i > 0)
                text.AddRange(_separator);
            text.AddRange(line.Content(fields[i]));
        }

        return text.ToArray();
    }
}
