using System.Text;

namespace DunnHumbyColumnar.Tests.Csv;

/// <summary>A second, naive reading of CSV, against which the library is held.</summary>
static class PlainCsv
{
    /// <summary>Field contents line by line, the header included. Quoted fields may hold line ends.</summary>
    public static List<string[]> Read(string text)
    {
        var lines = new List<string[]>();
        var fields = new List<string>();
        for (int at = 0; at < text.Length;)
        {
            fields.Add(text[at] == '"' ? Quoted(text, ref at) : Bare(text, ref at));
            if (at < text.Length && text[at] == ',')
            {
                at++;
                if (at < text.Length && text[at] != '\n')
                    continue;
                fields.Add("");
            }

            lines.Add([.. fields]);
            fields.Clear();
            at++;
        }

        return lines;
    }

    /// <summary>The stored rows of a table in an order of their own, without the header.</summary>
    public static List<string[]> Stored(Journey journey, string table)
    {
        using var stream = new MemoryStream();
        journey.Table(table).Write(stream, ExportFormat.Csv);
        return Sorted(Read(Encoding.UTF8.GetString(stream.ToArray())).Skip(1));
    }

    public static List<string[]> Sorted(IEnumerable<string[]> rows) =>
        [.. rows.OrderBy(row => string.Join('\u0000', row), StringComparer.Ordinal)];

    static string Bare(string text, ref int at)
    {
        int start = at;
        while (at < text.Length && text[at] is not (',' or '\n'))
            at++;
        return text[start..at];
    }

    static string Quoted(string text, ref int at)
    {
        var content = new StringBuilder();
        for (at++; ; at++)
        {
            if (text[at] != '"')
                content.Append(text[at]);
            else if (at + 1 < text.Length && text[at + 1] == '"')
                content.Append(text[at++]);
            else
                break;
        }

        at++;
        return content.ToString();
    }
}
