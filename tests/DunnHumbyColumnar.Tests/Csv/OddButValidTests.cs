using System.Text;
using DunnHumbyColumnar.Tests.Support;
using Xunit;

namespace DunnHumbyColumnar.Tests.Csv;

/// <summary>Files that look odd and are right: every value is read as it stands.</summary>
public sealed class OddButValidTests
{
    [Theory]
    [InlineData("as it is")]
    [InlineData("byte order mark")]
    [InlineData("carriage returns")]
    [InlineData("no final newline")]
    [InlineData("no final newline after a carriage return line")]
    [InlineData("columns shuffled")]
    [InlineData("header in other case")]
    [InlineData("everything quoted")]
    public async Task Dress_changes_no_value(string dress)
    {
        foreach (int chunkBytes in new[] { 11, 64, 4 << 20 })
        {
            var plain = new SmallJourney(4, 150);
            using var folder = new TemporaryFolder();
            plain.Save(folder["csv"]);
            string expected = (await SmallJourney.IngestAsync(folder)).ContentHash;
            Dress(plain, folder, dress);
            Assert.Equal(expected, (await SmallJourney.IngestAsync(folder, 3, chunkBytes)).ContentHash);
        }
    }

    [Fact]
    public async Task Quoted_commas_and_quotes_and_hashes_and_blanks_are_values()
    {
        var journey = new SmallJourney(4, 20);
        journey["product"].Add("7001,1,\"MEAT, FRESH\",\"He said \"\"no\"\"\",#1 BRAND,,  two  blanks  ");
        journey["product"].Add("#7002".Replace("#", "", StringComparison.Ordinal) + ",2,#COMMENT,na\u00C3\u00AFve,\"\",\" \",\"\"\"\"");
        using var folder = new TemporaryFolder();
        journey.Save(folder["csv"]);
        await SmallJourney.IngestAsync(folder, chunkBytes: 16);
        using var opened = Journey.Open(folder["store"]);
        string[] lines = opened.Table("product").CsvLines();
        Assert.Contains("7001,1,\"MEAT, FRESH\",\"He said \"\"no\"\"\",#1 BRAND,\"\",  two  blanks  ", lines);
        Assert.Contains("7002,2,#COMMENT,naïve,\"\",\" \",\"\"\"\"", lines);
    }

    [Fact]
    public async Task A_line_that_starts_with_a_hash_is_data()
    {
        var journey = new SmallJourney(4, 20);
        journey["campaign_table"].Add("#TypeX,7,2");
        using var folder = new TemporaryFolder();
        journey.Save(folder["csv"]);
        var report = await SmallJourney.IngestAsync(folder);
        Assert.Equal(2, report.Tables.Single(table => table.Name == "campaign_table").Rows);
    }

    [Fact]
    public async Task Extra_columns_are_ignored_with_a_note()
    {
        var journey = new SmallJourney(4, 50);
        using var folder = new TemporaryFolder();
        journey.Save(folder["csv"]);
        string expected = (await SmallJourney.IngestAsync(folder)).ContentHash;
        for (int line = 0; line < journey["causal_data"].Count; line++)
            journey["causal_data"][line] += line == 0 ? ",remark" : ",\"a, b\"";
        journey.Save(folder["csv"]);
        var report = await SmallJourney.IngestAsync(folder, chunkBytes: 100);
        Assert.Equal(expected, report.ContentHash);
        Assert.Contains(report.Notes, note => note.Contains("remark", StringComparison.Ordinal) && note.Contains("causal_data", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Extreme_values_are_read_and_written_exactly()
    {
        var journey = new SmallJourney(4, 20);
        string[] extremes =
        [
            "2147483647,9223372036854775807,32767,2147483647,2147483647,21474836.47,65535,21474836.47,2359,255,21474836.47,21474836.47",
            "-2147483648,-9223372036854775808,0,-2147483648,-2147483648,-21474836.48,0,-21474836.48,0,0,-21474836.48,-0.01",
            "0,0,1,0,0,0.00,1,0.05,5,1,1.50,-0.10",
        ];
        journey["transaction_data"].AddRange(extremes);
        using var folder = new TemporaryFolder();
        journey.Save(folder["csv"]);
        await SmallJourney.IngestAsync(folder, chunkBytes: 32);
        using var opened = Journey.Open(folder["store"]);
        string[] lines = opened.Table("transaction_data").CsvLines();
        Assert.All(extremes, line => Assert.Contains(line, lines));
    }

    [Fact]
    public async Task Numbers_may_have_leading_zeros_and_money_fewer_decimals()
    {
        var journey = new SmallJourney(4, 20);
        journey["transaction_data"].Add("0007,00099,00012,0101,01,1,5,-1.5,0005,01,-0,0.5");
        using var folder = new TemporaryFolder();
        journey.Save(folder["csv"]);
        await SmallJourney.IngestAsync(folder);
        using var opened = Journey.Open(folder["store"]);
        Assert.Contains("7,99,12,101,1,1.00,5,-1.50,5,1,0.00,0.50", opened.Table("transaction_data").CsvLines());
    }

    [Fact]
    public async Task Anonymised_demographics_load_under_their_own_names()
    {
        var journey = new SmallJourney(4, 200);
        journey["hh_demographic"][0] = "classification_1,classification_2,classification_3,HOMEOWNER_DESC,classification_5,classification_4,KID_CATEGORY_DESC,household_key";
        using var folder = new TemporaryFolder();
        journey.Save(folder["csv"]);
        var report = await SmallJourney.IngestAsync(folder);
        Assert.Contains(report.Notes, note => note.Contains("anonymised", StringComparison.OrdinalIgnoreCase));
        using var opened = Journey.Open(folder["store"]);
        Assert.StartsWith("classification_1,", opened.Table("hh_demographic").CsvLines()[0], StringComparison.Ordinal);
        Assert.NotEmpty(opened.HouseholdSummary());
        Assert.All(opened.HouseholdSummary(), row => Assert.Equal((null, null, null), (row.Age45Plus, row.HasKids, row.SingleCoupleFamily)));
    }

    static void Dress(SmallJourney journey, TemporaryFolder folder, string dress)
    {
        foreach (string file in Directory.GetFiles(folder["csv"]))
        {
            string table = Path.GetFileNameWithoutExtension(file);
            var lines = journey[table];
            string end = dress.Contains("carriage return", StringComparison.Ordinal) ? "\r\n" : "\n";
            IEnumerable<string> dressed = dress switch
            {
                "columns shuffled" => lines.Select(line => string.Join(',', line.Split(',').Reverse())),
                "header in other case" => lines.Select((line, i) => i > 0 ? line : Swap(line)),
                "everything quoted" => lines.Select(line => string.Join(',', line.Split(',').Select(field => $"\"{field}\""))),
                _ => lines,
            };
            string text = string.Concat(dressed.Select(line => line + end));
            if (dress.StartsWith("no final newline", StringComparison.Ordinal))
                text = text[..^end.Length];
            File.WriteAllBytes(file, [.. dress == "byte order mark" ? Encoding.UTF8.Preamble.ToArray() : [], .. Encoding.Latin1.GetBytes(text)]);
        }
    }

    static string Swap(string text) => string.Concat(text.Select(letter => char.IsUpper(letter) ? char.ToLowerInvariant(letter) : char.ToUpperInvariant(letter)));
}
