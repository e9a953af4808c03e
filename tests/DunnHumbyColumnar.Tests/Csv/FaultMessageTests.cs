using System.Text;
using DunnHumbyColumnar.Csv;
using DunnHumbyColumnar.Tests.Support;
using Xunit;

namespace DunnHumbyColumnar.Tests.Csv;

/// <summary>The wording of faults, and which fault of a line counts.</summary>
public sealed class FaultMessageTests
{
    const string Transactions = "household_key,BASKET_ID,DAY,PRODUCT_ID,QUANTITY,SALES_VALUE,STORE_ID,RETAIL_DISC,TRANS_TIME,WEEK_NO,"
        + "COUPON_DISC,COUPON_MATCH_DISC\n";

    [Theory]
    [InlineData("1,2,3,4,5,1.5x,7,0,5,9,0,0", 11, "CAST SALES_VALUE: \"1.5x\" is not a money amount with at most two decimals")]
    [InlineData("1,2,3,4,2.7,1,7,0,5,9,0,0", 9, "CAST QUANTITY: \"2.7\" is not a whole number")]
    [InlineData("1,2,3,4,,1,7,0,5,9,0,0", 9, "CAST QUANTITY: \"\" is empty, not a whole number")]
    [InlineData("1,2,3,4,5,1.255,7,0,5,9,0,0", 11, "PRECISION SALES_VALUE: \"1.255\" is a money amount with more than two decimals")]
    [InlineData(
        "1,2,3,4,5,99999999999.999,7,0,5,9,0,0", 11,
        "PRECISION SALES_VALUE: \"99999999999.999\" is a money amount with more than two decimals")]
    [InlineData("1,2,3,4,5,21474836.48,7,0,5,9,0,0", 11, "RANGE SALES_VALUE: \"21474836.48\" is outside -21474836.48 to 21474836.47")]
    [InlineData("1,2,3,4,5,1,65536,0,5,9,0,0", 13, "RANGE STORE_ID: \"65536\" is outside 0 to 65535")]
    [InlineData(
        "1,2,3,4,5,1,7,0,1260,9,0,0", 17, "RANGE TRANS_TIME: \"1260\" is not a time of day as HHMM, 0 to 2359 with minutes below 60")]
    [InlineData("1,2,3", 6, "TOO_FEW 3 fields, the header has 12")]
    [InlineData("1", 2, "TOO_FEW 1 field, the header has 12")]
    [InlineData(
        "007,2,3,4,5,1,7,0,5,9,0,0", 1,
        "CAST household_key: \"007\" has leading zeros, which a number cannot keep: it would become 7")]
    [InlineData("1,2,3,4,-05,1,7,0,5,9,0,0", 9, "CAST QUANTITY: \"-05\" has leading zeros, which a number cannot keep: it would become -5")]
    [InlineData(
        "1,2,3,4,5,1,7,0,0900,9,0,0", 17,
        "CAST TRANS_TIME: \"0900\" has leading zeros, which a number cannot keep: it would become 900")]
    [InlineData("1,2,3,4,5,1,7,0,00,9,0,0", 17, "CAST TRANS_TIME: \"00\" has leading zeros, which a number cannot keep: it would become 0")]
    [InlineData("1,2,3,4,-0,1,7,0,5,9,0,0", 9, "CAST QUANTITY: \"-0\" is zero with a sign, which a number cannot keep; write 0")]
    [InlineData("1,2,3,4,05x,1,7,0,5,9,0,0", 9, "CAST QUANTITY: \"05x\" is not a whole number")]
    [InlineData("1,2,3,4,5,1,7,0,5,9,0,0,13", 25, "TOO_MANY more fields than the 12 of the header")]
    [InlineData("1,2,3\u0001,4,5,1,7,0,5,9,0,0", 6, "CONTROL_CHAR control character U+0001")]
    [InlineData("1,2,\u0085,4,5,1,7,0,5,9,0,0", 5, "CAST DAY: \"\\u0085\" is not a whole number")]
    public void A_message_tells_the_place_the_code_and_what_was_expected(string row, int column, string expected)
    {
        var failure = Rejected("transaction_data", Transactions + row + "\n");
        Assert.Equal($"transaction_data.csv:2:{column} (byte {Transactions.Length + column - 1}): {expected}", failure.Message);
    }

    [Theory]
    [InlineData("1,3E+10,3,4,5,1,7,0,5,9,0,0", 3, "BASKET_ID: \"3E+10\" is in exponent form, as a spreadsheet writes long ids")]
    [InlineData("1,2,3,4,5,1.2E3,7,0,5,9,0,0", 11, "SALES_VALUE: \"1.2E3\" is in exponent form; write the number out")]
    [InlineData("1,2,2004-07-01,4,5,1,7,0,5,9,0,0", 5, "DAY: \"2004-07-01\" is a date; a day is a whole number")]
    [InlineData("1,2,3,4,2/20/2006,1,7,0,5,9,0,0", 9, "QUANTITY: \"2/20/2006\" is a date, as a spreadsheet may make of a number")]
    [InlineData("1,2,3,4,5,\"1,234.50\",7,0,5,9,0,0", 11, "SALES_VALUE: \"1,234.50\" has a comma; write numbers without")]
    [InlineData("1,2,3,4,5,€1.50,7,0,5,9,0,0", 11, "SALES_VALUE: \"€1.50\" has a currency sign; write the number alone")]
    [InlineData("1,2,3,4,NaN,1,7,0,5,9,0,0", 9, "QUANTITY: \"NaN\" marks a missing value, which is no number")]
    [InlineData("1,2,3,4,#REF!,1,7,0,5,9,0,0", 9, "QUANTITY: \"#REF!\" is an error of a spreadsheet, not a value")]
    [InlineData("1.0,2,3,4,5,1,7,0,5,9,0,0", 1, "household_key: \"1.0\" is not a whole number, but one written with decimals")]
    public void What_a_program_made_of_a_number_is_named(string row, int column, string cause)
    {
        var failure = Rejected("transaction_data", Transactions + row + "\n");
        Assert.Equal((FaultCode.Cast, column), (failure.Code, failure.Column));
        Assert.Contains(": CAST " + cause, failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1 << 20)]
    [InlineData(16)]
    public void A_header_in_the_middle_is_named(int chunkBytes)
    {
        const string Row = "1,2,3,4,5,1,7,0,5,9,0,0\n";
        var failure = Rejected("transaction_data", Transactions + Row + Transactions + Row, chunkBytes);
        Assert.Equal((FaultCode.Header, 3L, 1), (failure.Code, failure.Line, failure.Column));
        Assert.Contains("the header line stands here once more", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("x,\"2", FaultCode.Cast, 1)]
    [InlineData("1,\"2,x", FaultCode.UnclosedQuote, 3)]
    [InlineData("\"x,2", FaultCode.UnclosedQuote, 1)]
    [InlineData("1,x,3", FaultCode.Cast, 3)]
    [InlineData("x\t,2", FaultCode.ControlChar, 2)]
    [InlineData("1,2,3,4,5,1.5x,7,0,5,9,0,0,13,\"", FaultCode.Cast, 11)]
    [InlineData("1,2,3,4,5,6,7,0,5,9,0,0,\"", FaultCode.TooMany, 25)]
    [InlineData("1,2,3,4,5,6,7,0,9999,1.5,0,0", FaultCode.Range, 17)]
    [InlineData("\"1\",\"x\",3", FaultCode.Cast, 5)]
    public void The_leftmost_fault_of_a_line_counts_and_structure_before_value(string row, FaultCode code, int column)
    {
        var failure = Rejected("transaction_data", Transactions + row + "\n");
        Assert.Equal((code, column), (failure.Code, failure.Column));
    }

    [Fact]
    public void A_duplicate_key_is_named_at_its_second_row()
    {
        var failure = Rejected("campaign_desc", "DESCRIPTION,CAMPAIGN,START_DAY,END_DAY\né,7,1,2\nb,8,1,2\né,\"7\",1,2\n");
        Assert.Equal(
            "campaign_desc.csv:4:3 (byte 59): DUPLICATE_KEY CAMPAIGN: \"7\" is a key that an earlier row has; keys must be unique",
            failure.Message);
    }

    [Theory]
    [InlineData("causal_data", 2)]
    [InlineData("causal_data", 1 << 20)]
    [InlineData("transaction_data", 1 << 20)]
    [InlineData("product", 1 << 20)]
    public void A_carriage_return_at_the_very_end_of_a_file_is_a_fault(string table, int chunkBytes)
    {
        var journey = new SmallJourney();
        var text = new CsvText(journey.Text(table)) { EndsWithLineEnd = false };
        int column = Encoding.UTF8.GetString(text.Lines[^1]).EnumerateRunes().Count() + 1;
        text.Lines[^1] = [.. text.Lines[^1], (byte)'\r'];
        byte[] bytes = text.ToBytes();
        var failure = Rejected(table, Encoding.UTF8.GetString(bytes), chunkBytes);
        FaultTests.AssertIs(new PlantedFault(FaultCode.LoneCr, table, text.Lines.Count, column, bytes.Length - 1), failure);
    }

    [Fact]
    public void An_excerpt_ends_after_80_characters()
    {
        var failure = Rejected("campaign_desc", "CAMPAIGN,DESCRIPTION,START_DAY,END_DAY\n" + new string('é', 500) + ",a,1,2\n");
        Assert.EndsWith(
            ": CAST CAMPAIGN: \"" + new string('é', 80) + "…\" is not a whole number", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Columns_count_code_points_and_bytes_count_bytes()
    {
        const string Header = "\uFEFFDESCRIPTION,CAMPAIGN,START_DAY,END_DAY\r\n";
        var failure = Rejected("campaign_desc", Header + "\U0001F600e\u0301,1,2,x\r\n");
        Assert.Equal((2L, 9, 43L + 12), (failure.Line!.Value, failure.Column!.Value, failure.ByteOffset!.Value));
    }

    [Theory]
    [InlineData(16 << 20)]
    [InlineData(1000)]
    public void Leading_zeros_do_not_hide_an_oversized_line(int chunkBytes)
    {
        const string Header = "PRODUCT_ID,STORE_ID,WEEK_NO,display,mailer\n1,2,3,0,A\n";
        string oversized = "1," + new string('0', 1 << 20) + "2,3,0,A\n";
        var failure = Rejected("causal_data", Header + oversized + string.Concat(Enumerable.Repeat("1,2,3,0,A\n", 10)), chunkBytes);
        Assert.Equal(
            (FaultCode.LineSize, 3L, 1, Header.Length),
            (failure.Code, failure.Line!.Value, failure.Column!.Value, failure.ByteOffset!.Value));
    }

    static InputDataException Rejected(string table, string text, int chunkBytes = 1 << 20)
    {
        using var folder = new TemporaryFolder();
        new SmallJourney().Replace(table, text).WriteTo(folder.Path);
        var options = new CsvOptions { ChunkBytes = chunkBytes, Threads = 1 };
        return Assert.Throws<InputDataException>(() =>
            CsvLoader.Load(SourceCatalog.Find(folder.Path), options, null, CancellationToken.None).Dispose());
    }
}
