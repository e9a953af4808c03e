using ParquetSharp;

namespace DunnHumbyColumnar.Parquet;

/// <summary>
/// Lists as Parquet stores them: their elements one after another, a level of 1 for an element and of 0 for a list without any, and a
/// second level of 0 where a list begins and of 1 where it goes on.
/// </summary>
static class ListValues
{
    public static void Write(ColumnWriter writer, int[][] lists) => Write<int, int>(writer, lists, [.. lists.SelectMany(list => list)]);

    public static void Write(ColumnWriter writer, string[][] lists)
    {
        using var texts = new TextBytes([.. lists.SelectMany(list => list)]);
        Write<string, ByteArray>(writer, lists, texts.Values);
    }

    static void Write<TElement, T>(ColumnWriter writer, TElement[][] lists, T[] values)
        where T : unmanaged
    {
        int entries = lists.Sum(list => Math.Max(1, list.Length));
        short[] hasElement = new short[entries];
        short[] goesOn = new short[entries];
        int entry = 0;
        foreach (var list in lists)
        {
            hasElement.AsSpan(entry, list.Length).Fill(1);
            int next = entry + Math.Max(1, list.Length);
            goesOn.AsSpan((entry + 1)..next).Fill(1);
            entry = next;
        }

        if (entries > 0)
            ((ColumnWriter<T>)writer).WriteBatch(entries, hasElement, goesOn, values);
    }
}
