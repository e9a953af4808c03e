using DunnHumbyColumnar.Results;
using ParquetSharp;

namespace DunnHumbyColumnar.Parquet;

/// <summary>
/// A column of a frame as Parquet stores it: its values without nulls, and levels that say where they belong. Where there can be nulls, the
/// level of a value is 1 and that of a null 0.
/// </summary>
static class ColumnValues
{
    static readonly int Epoch = new DateOnly(1970, 1, 1).DayNumber;

    public static void Write(ColumnWriter writer, ResultColumn column, MoneyType money)
    {
        bool isNullable = column.Schema.IsNullable;
        switch (column.Kind == ResultKind.Money ? MoneyColumns.Of(money, column.Values) : column.Values)
        {
            case int[] values:
                Write(writer, isNullable, values);
                break;
            case long[] values:
                Write(writer, isNullable, values);
                break;
            case double[] values:
                Write(writer, isNullable, values);
                break;
            case DateOnly[] values:
                Write(writer, isNullable, Array.ConvertAll(values, date => date.DayNumber - Epoch));
                break;
            case DateOnly?[] values:
                WriteKnown(writer, isNullable, Array.ConvertAll(values, date => date?.DayNumber - Epoch));
                break;
            case int?[] values:
                WriteKnown(writer, isNullable, values);
                break;
            case long?[] values:
                WriteKnown(writer, isNullable, values);
                break;
            case double?[] values:
                WriteKnown(writer, isNullable, values);
                break;
            case bool?[] values:
                WriteKnown(writer, isNullable, values);
                break;
            case string?[] texts:
                WriteTexts(writer, isNullable, texts);
                break;
            case int[][] lists:
                ListValues.Write(writer, lists);
                break;
            case string[][] lists:
                ListValues.Write(writer, lists);
                break;
            default:
                throw new ArgumentException($"{column.Values.GetType()} is no column.", nameof(column));
        }
    }

    static void Write<T>(ColumnWriter writer, bool isNullable, T[] values)
        where T : unmanaged
    {
        short[] levels = isNullable ? new short[values.Length] : [];
        Array.Fill(levels, (short)1);
        Write(writer, values, levels);
    }

    static void WriteKnown<T>(ColumnWriter writer, bool isNullable, T?[] values)
        where T : unmanaged
    {
        T[] known = [.. values.Where(value => value.HasValue).Select(value => value!.Value)];
        Write(writer, known, LevelsOf(writer, isNullable, Array.ConvertAll(values, value => value.HasValue), known.Length));
    }

    static void WriteTexts(ColumnWriter writer, bool isNullable, string?[] texts)
    {
        using var known = new TextBytes([.. texts.Where(text => text is not null)!]);
        Write(
            writer, known.Values, LevelsOf(writer, isNullable, Array.ConvertAll(texts, text => text is not null), known.Values.Length));
    }

    static short[] LevelsOf(ColumnWriter writer, bool isNullable, bool[] isKnown, int known)
    {
        if (isNullable)
            return Array.ConvertAll(isKnown, value => (short)(value ? 1 : 0));
        return known == isKnown.Length
            ? []
            : throw new InvalidOperationException($"{writer.ColumnDescriptor.Name} has a null, which its schema excludes.");
    }

    static void Write<T>(ColumnWriter writer, T[] values, short[] levels)
        where T : unmanaged
    {
        var typed = (ColumnWriter<T>)writer;
        if (levels.Length == 0)
            typed.WriteBatch(values);
        else
            typed.WriteBatch(levels.Length, levels, default, values);
    }
}
