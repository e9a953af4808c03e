using System.Text;
using DunnHumbyColumnar.Csv;
using DunnHumbyColumnar.Tests.Snapshots;
using DunnHumbyColumnar.Tests.Support;
using Xunit;

namespace DunnHumbyColumnar.Tests.Csv;

/// <summary>Files that are unusual but well-formed load, and every value can be read back.</summary>
public sealed class OddButValidTests : IDisposable
{
    const string Products = "PRODUCT_ID,MANUFACTURER,DEPARTMENT,BRAND,COMMODITY_DESC,SUB_COMMODITY_DESC,CURR_SIZE_OF_PRODUCT\n";
    const string Campaigns = "DESCRIPTION,CAMPAIGN,START_DAY,END_DAY\n";

    readonly TemporaryFolder _folder = new();

    public static TheoryData<string> Tables() => [.. SmallJourney.Tables];

    [Theory]
    [InlineData("\n", false, true)]
    [InlineData("\n", true, true)]
    [InlineData("\r\n", false, true)]
    [InlineData("\r\n", true, false)]
    [InlineData("\n", false, false)]
    public async Task Every_value_of_every_table_is_read_back(string lineEnd, bool mark, bool lastLineEnd)
    {
        var journey = new SmallJourney(3, factRows: 200);
        foreach (string table in SmallJourney.Tables)
            journey.Replace(
                table, new CsvText(journey.Text(table)) { LineEnd = lineEnd, HasMark = mark, EndsWithLineEnd = lastLineEnd }.ToBytes());
        await AssertStores(journey);
    }

    [Theory]
    [MemberData(nameof(Tables))]
    public async Task Columns_may_come_in_any_order(string table)
    {
        var journey = new SmallJourney(4);
        int[] order = [.. Enumerable.Range(0, SmallJourney.Header(table).Length).Reverse()];
        await AssertStores(journey.Replace(table, journey.Text(table, order).ToBytes()));
    }

    [Theory]
    [MemberData(nameof(Tables))]
    public async Task Extra_columns_are_ignored_with_a_note(string table)
    {
        var journey = new SmallJourney(5);
        string[] lines = Encoding.UTF8.GetString(journey.Text(table).ToBytes()).TrimEnd('\n').Split('\n');
        IEnumerable<string> wider = lines.Select((line, i) => i == 0 ? $"left,{line},\"ri,ght\"" : $"not a number,{line},");
        var report = await AssertStores(journey.Replace(table, string.Join('\n', wider)));
        Assert.Equal($"{table}.csv: ignored 2 extra columns: left, ri,ght", Assert.Single(report.Notes));
    }

    [Theory]
    [MemberData(nameof(Tables))]
    public async Task Header_case_and_quotes_do_not_matter(string table)
    {
        var journey = new SmallJourney(6);
        var text = journey.Text(table);
        text.Lines[0] = Encoding.UTF8.GetBytes(string.Join(
            ',', SmallJourney.Header(table).Select((name, i) => i % 2 == 0 ? name.ToUpperInvariant() : $"\"{name.ToLowerInvariant()}\"")));
        var report = await AssertStores(journey.Replace(table, text.ToBytes()));
        Assert.Empty(report.Notes);
    }

    [Theory]
    [MemberData(nameof(Tables))]
    public async Task Every_field_may_be_quoted(string table)
    {
        var journey = new SmallJourney(7);
        IEnumerable<string[]> lines = [SmallJourney.Header(table), .. journey.Rows(table)];
        string quoted = string.Concat(lines.Select(fields =>
            string.Join(',', fields.Select(field => $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\"")) + "\n"));
        await AssertStores(journey.Replace(table, quoted));
    }

    [Theory]
    [MemberData(nameof(Tables))]
    public async Task A_file_of_a_header_alone_has_no_rows(string table)
    {
        var journey = new SmallJourney(8);
        journey.Rows(table).Clear();
        await AssertStores(journey);
        await AssertStores(journey.Replace(table, string.Join(',', SmallJourney.Header(table))));
    }

    [Theory]
    [InlineData("\"A, B\"", "A, B")]
    [InlineData("\"say \"\"hi\"\"\"", "say \"hi\"")]
    [InlineData("\"\"\"\"", "\"")]
    [InlineData("\"\"", "")]
    [InlineData("", "")]
    [InlineData(" ", " ")]
    [InlineData("5\" PIPE \"", "5\" PIPE \"")]
    [InlineData(" \"x\"", " \"x\"")]
    [InlineData("'A'", "'A'")]
    [InlineData("a\\\"b", "a\\\"b")]
    [InlineData("#", "#")]
    [InlineData("NULL", "NULL")]
    [InlineData("=1+1", "=1+1")]
    [InlineData("\u00A0\u0085\u2028\uFEFF", "\u00A0\u0085\u2028\uFEFF")]
    [InlineData("\u007F\U0010FFFF\uFFFF", "\u007F\U0010FFFF\uFFFF")]
    public async Task A_text_field_means_what_it_says(string raw, string expected)
    {
        var journey = new SmallJourney(9).Replace("product", $"{Products}1,2,{raw},B,C,D,{raw}\n-1,2,A,{raw},{raw},,\n");
        Fill(journey, "product", ["1", "2", expected, "B", "C", "D", expected], ["-1", "2", "A", expected, expected, "", ""]);
        await AssertStores(journey);
    }

    [Fact]
    public async Task A_line_that_starts_with_a_number_sign_is_data()
    {
        var journey = new SmallJourney(10).Replace("campaign_desc", $"{Campaigns}#1,1,2,3\n# comment,2,2,3\n#,3,2,3\n");
        Fill(journey, "campaign_desc", ["#1", "1", "2", "3"], ["# comment", "2", "2", "3"], ["#", "3", "2", "3"]);
        await AssertStores(journey);
    }

    [Fact]
    public async Task Numbers_at_the_limits_of_their_types_are_kept()
    {
        const string Least =
            "-2147483648,-9223372036854775808,0,-2147483648,-2147483648,-21474836.48,0,-21474836.48,0,0,-21474836.48,-0.01";
        const string Most =
            "2147483647,9223372036854775807,32767,2147483647,2147483647,21474836.47,65535,21474836.47,2359,255,21474836.47,0.01";
        var journey = new SmallJourney(11);
        Fill(journey, "transaction_data", Least.Split(','), Most.Split(','));
        Fill(journey, "causal_data", ["-2147483648", "0", "0", "\U0001F600", " "], ["2147483647", "65535", "255", "\u007F", "\""]);
        Fill(
            journey, "coupon", ["-9223372036854775808", "-2147483648", "2147483647"], ["9223372036854775807", "2147483647", "-2147483648"]);
        Fill(journey, "product", ["-2147483648", "2147483647", "", "", "", "", ""], ["2147483647", "-2147483648", "", "", "", "", ""]);
        Fill(journey, "campaign_desc", ["", "-2147483648", "0", "32767"], ["", "2147483647", "32767", "0"]);
        await AssertStores(journey);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("5")]
    [InlineData("59")]
    [InlineData("100")]
    [InlineData("2359")]
    public async Task A_time_of_day_is_hours_and_minutes_without_leading_zeros(string time)
    {
        var journey = new SmallJourney(12);
        journey.Rows("transaction_data")[7][8] = time;
        await AssertStores(journey);
    }

    [Theory]
    [InlineData("5", "5.00")]
    [InlineData("1.5", "1.50")]
    [InlineData("-0", "0.00")]
    [InlineData("-0.0", "0.00")]
    [InlineData("-0.5", "-0.50")]
    [InlineData("007.10", "7.10")]
    [InlineData("-000000000000000000000000000000000000021474836.48", "-21474836.48")]
    public async Task A_money_amount_may_have_less_than_two_decimals(string raw, string expected)
    {
        var journey = new SmallJourney(13);
        foreach (int column in (int[])[5, 7, 10, 11])
            journey.Rows("transaction_data")[3][column] = raw;
        journey.Replace("transaction_data", journey.Text("transaction_data").ToBytes());
        foreach (int column in (int[])[5, 7, 10, 11])
            journey.Rows("transaction_data")[3][column] = expected;
        await AssertStores(journey);
    }

    [Theory]
    [InlineData(120)]
    [InlineData(128)]
    [InlineData(129)]
    [InlineData(700)]
    public async Task Promotion_codes_may_be_any_character_and_stores_any_number(int count)
    {
        var journey = new SmallJourney(17);
        string[] ascii = [.. Enumerable.Range(' ', 0x60).Select(code => ((char)code).ToString())];
        string[] others = [.. Enumerable.Range(0, count).Select(i => char.ConvertFromUtf32(i % 2 == 0 ? 0xA1 + i : 0x1F600 + i))];
        string[] all = [.. ascii, .. others];
        string[][] rows = [.. all.Select((symbol, i) =>
            (string[])[$"{i / 3}", $"{i * 300 % 65_521}", $"{i % 256}", symbol, all[^(i + 1)]])];
        Fill(journey, "causal_data", rows);
        await AssertStores(journey);
    }

    [Fact]
    public async Task A_line_of_exactly_one_MiB_is_kept()
    {
        var journey = new SmallJourney(14);
        string[] row = ["1", "2", "", "B", "C", "D", "E"];
        row[2] = new string('x', (1 << 20) - string.Join(',', row).Length);
        Fill(journey, "product", ["7", "2", "", "B", "C", "D", "E"], row, ["8", "2", "", "B", "C", "D", "E"]);
        await AssertStores(journey);
        await AssertStores(journey.Replace("product", new CsvText(journey.Text("product")) { LineEnd = "\r\n", EndsWithLineEnd = false }
            .ToBytes()), [5000, 4 << 20]);
    }

    [Fact]
    public async Task Equal_rows_are_all_kept()
    {
        var journey = new SmallJourney(15);
        foreach (string table in (string[])["transaction_data", "causal_data", "campaign_table", "coupon", "coupon_redempt"])
            journey.Rows(table).AddRange([.. journey.Rows(table)]);
        await AssertStores(journey);
    }

    [Theory]
    [InlineData(",{0},", ",{0},", "2 extra columns: column 1 (no name), column {1} (no name)")]
    [InlineData("{0}, ", "{0},7", "1 extra column: column {2} (no name)")]
    [InlineData("id,{0},\"\"", "1,{0},", "2 extra columns: id, column {1} (no name)")]
    public async Task Extra_columns_without_a_name_are_named_by_position(string header, string row, string expected)
    {
        foreach (string table in SmallJourney.Tables)
        {
            var journey = new SmallJourney(5);
            string[] lines = Encoding.UTF8.GetString(journey.Text(table).ToBytes()).TrimEnd('\n').Split('\n');
            var wider = lines.Select((line, i) => (i == 0 ? header : row).Replace("{0}", line, StringComparison.Ordinal));
            var report = await AssertStores(journey.Replace(table, string.Join('\n', wider)));
            int columns = SmallJourney.Header(table).Length;
            Assert.Equal(
                $"{table}.csv: ignored " + expected.Replace("{1}", $"{columns + 2}", StringComparison.Ordinal)
                    .Replace("{2}", $"{columns + 1}", StringComparison.Ordinal),
                Assert.Single(report.Notes));
        }
    }

    public void Dispose() => _folder.Dispose();

    static void Fill(SmallJourney journey, string table, params string[][] rows)
    {
        journey.Rows(table).Clear();
        journey.Rows(table).AddRange(rows);
    }

    /// <summary>Ingests with several chunk sizes and compares every table with the rows the journey says it has.</summary>
    async Task<IngestReport> AssertStores(SmallJourney journey, int[]? chunkSizes = null)
    {
        journey.WriteTo(_folder["csv"]);
        IngestReport? report = null;
        foreach (int chunkBytes in chunkSizes ?? [100, 4 << 20])
        {
            var options = new IngestOptions
            {
                Threads = 2,
                Force = true,
                Csv = new CsvOptions { ChunkBytes = chunkBytes },
                Store = UnsyncedFileOps.Options,
            };
            var before = report;
            report = await Journey.IngestAsync(_folder["csv"], _folder["store"], options);
            Assert.Equal(before?.ContentHash ?? report.ContentHash, report.ContentHash);
            using var stored = Journey.Open(_folder["store"]);
            foreach (string table in SmallJourney.Tables)
            {
                Assert.Equal(PlainCsv.Sorted(journey.Rows(table)), PlainCsv.Stored(stored, table));
                Assert.Equal(journey.Rows(table).Count, report.Tables.Single(one => one.Name == table).Rows);
            }
        }

        return report!;
    }
}
