using System.Globalization;
using System.Text;

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
        int[][] lists => Texts(column, lists, (text, number) => text.Append(CultureInfo.InvariantCulture, $"{number}")),
        string[][] lists => Texts(column, lists, (text, element) => text.Append(element)),
        _ => column,
    })]);

    /// <summary>The frame that <see cref="Join"/> was given. Lists of items are of names.</summary>
    public static ResultFrame Split(ResultFrame frame)
    {
        var names = new HashSet<string>(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
        return new([.. frame.Columns.Select(column => column.Schema.Kind switch
        {
            ResultKind.Int32List => column with { Values = Lists(column, text => int.Parse(text, CultureInfo.InvariantCulture)) },
            ResultKind.TextList or ResultKind.ItemList => column with { Values = Lists(column, text => Once(names, text)) },
            _ => column,
        })]);
    }

    static ResultColumn Texts<T>(ResultColumn column, T[][] lists, Action<StringBuilder, T> append)
    {
        var text = new StringBuilder();
        string[] texts = Array.ConvertAll(lists, list =>
        {
            text.Clear();
            foreach (var element in list)
                append(text.Append(Separator), element);
            return text.ToString();
        });
        return new ResultColumn(column.Schema with { Kind = ResultKind.Text }, texts);
    }

    static T[][] Lists<T>(ResultColumn column, Func<ReadOnlySpan<char>, T> element) => Array.ConvertAll((string[])column.Values, text =>
    {
        var list = new T[text.AsSpan().Count(Separator)];
        int next = 0;
        for (var rest = text.AsSpan(); rest.Length > 0; next++)
        {
            rest = rest[1..];
            int end = rest.IndexOf(Separator) is >= 0 and int found ? found : rest.Length;
            list[next] = element(rest[..end]);
            rest = rest[end..];
        }

        return list;
    });

    /// <summary>One object for a text that occurs often.</summary>
    static string Once(HashSet<string>.AlternateLookup<ReadOnlySpan<char>> known, ReadOnlySpan<char> text)
    {
        if (known.TryGetValue(text, out string? name))
            return name;
        name = text.ToString();
        known.Set.Add(name);
        return name;
    }
}
