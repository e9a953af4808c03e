namespace DunnHumbyColumnar.Tests.Csv;

/// <summary>The rows of a table written in another way.</summary>
static class Respelling
{
    /// <summary>Other bytes for the same rows: columns moved, fields quoted, other zeros of money, line ends, a mark.</summary>
    public static CsvText Of(SmallJourney journey, string table, Random random)
    {
        int[] order = [.. Enumerable.Range(0, SmallJourney.Header(table).Length)];
        if (random.Next(2) == 0)
            random.Shuffle(order);
        int quotes = random.Next(3) == 0 ? 10 : int.MaxValue;
        int zeros = random.Next(3) == 0 ? 10 : int.MaxValue;
        IEnumerable<string[]> lines = [SmallJourney.Header(table), .. journey.Rows(table)];
        return new CsvText(lines.Select((fields, line) => string.Join(
            ',', order.Select(column => Field(SmallJourney.Header(table)[column], fields[column], line == 0)))))
        {
            LineEnd = random.Next(3) == 0 ? "\r\n" : "\n",
            HasMark = random.Next(3) == 0,
            EndsWithLineEnd = random.Next(3) > 0,
        };

        string Field(string name, string content, bool isHeader)
        {
            string spelled = isHeader || random.Next(zeros) > 0 ? content : Zeros(name, content);
            return random.Next(quotes) > 0
                ? SmallJourney.Quote(spelled)
                : "\"" + spelled.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";
        }
    }

    static string Zeros(string name, string content)
    {
        if (name is not ("SALES_VALUE" or "RETAIL_DISC" or "COUPON_DISC" or "COUPON_MATCH_DISC"))
            return content;
        return content.EndsWith('0') ? content[..^1] : content.Replace("-", "-00", StringComparison.Ordinal);
    }
}
