using System.Globalization;

namespace DunnHumbyColumnar.Results;

/// <summary>
/// Lists as stored gold tables keep them: in one text, each element after a unit separator, which no CSV text can have. A list without
/// elements is the empty text.
/// </summary>
static class StoredLists
{
    const char Separator = '\u001F';

    /// <summary>The frame with a column of texts for each column of lists.</summary>
    public static ResultFrame Join(ResultFrame frame) => new([.. frame.Columns.Select(column => column.Values switch
    {
        int[][] lists => Texts(column, row => lists[row].Select(number => number.ToString(CultureInfo.InvariantCulture))),
        string[][] lists => Texts(column, row => lists[row]),
        _ => column,
    })]);

    /// <summary>The frame that <see cref="Join"/> was given. Lists of items are of names.</summary>
    public static ResultFrame Split(ResultFrame frame) => new([.. frame.Columns.Select(column => column.Schema.Kind switch
    {
        ResultKind.Int32List => column with { Values = Lists(column, text => int.Parse(text, CultureInfo.InvariantCulture)) },
        ResultKind.TextList or ResultKind.ItemList => column with { Values = Lists(column, text => text) },
        _ => column,
    })]);

    static ResultColumn Texts(ResultColumn column, Func<int, IEnumerable<string>> list)
    {
        string[] texts = new string[column.Values.Length];
        for (int row = 0; row < texts.Length; row++)
            texts[row] = string.Concat(list(row).Select(element => Separator + element));
        return new ResultColumn(column.Schema with { Kind = ResultKind.Text }, texts);
    }

    static T[][] Lists<T>(ResultColumn column, Converter<string, T> element) =>
        Array.ConvertAll((string[])column.Values, text => text.Length == 0 ? [] : Array.ConvertAll(text[1..].Split(Separator), element));
}
