using DunnHumbyColumnar.Tests.Snapshots;
using DunnHumbyColumnar.Tests.Support;
using Xunit;

namespace DunnHumbyColumnar.Tests.Mapping;

/// <summary>What a mapping may say, by examples.</summary>
public sealed class MappedIngestTests : IDisposable
{
    readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task An_invoice_file_becomes_transactions()
    {
        Write(
            "tills.csv",
            "invoice;customer;item;units;price;at\n7;3;21;2;1,255;12/1/2010 8:26\n7;3;22;-1;0,5;12/1/2010 8:26\n"
            + "8;0004;21;3;1;12/3/2010 17:05\n");
        await Ingest("""
            {
              "day_one": "2010-12-01",
              "tables": {
                "transaction_data": {
                  "files": ["tills.csv"],
                  "format": { "decimals": "comma" },
                  "columns": {
                    "basket_id": "invoice",
                    "household_key": { "column": "customer", "number": true },
                    "product_id": "item",
                    "quantity": "units",
                    "sales_value": { "product": ["units", "price"], "round": true },
                    "day": { "column": "at", "formats": ["M/d/yyyy H:mm"] },
                    "trans_time": { "column": "at", "formats": ["M/d/yyyy H:mm"] },
                    "retail_disc": { "constant": "-0.25" }
                  }
                }
              }
            }
            """);
        Assert.Equal(
            [
                "3,7,1,21,2,2.51,0,-0.25,826,1,0.00,0.00", "3,7,1,22,-1,-0.50,0,-0.25,826,1,0.00,0.00",
                "4,8,3,21,3,3.00,0,-0.25,1705,1,0.00,0.00",
            ],
            Lines());
    }

    [Fact]
    public async Task What_is_absent_has_a_meaning()
    {
        Write("lines.csv", "who,what\n5,9\n5,9\n6,9\n");
        await Ingest(Mapping(""" "household_key": "who", "product_id": "what" """));
        Assert.Equal(
            [
                "5,163841,1,9,1,0.00,0,0.00,0,1,0.00,0.00", "5,163841,1,9,1,0.00,0,0.00,0,1,0.00,0.00",
                "6,196609,1,9,1,0.00,0,0.00,0,1,0.00,0.00",
            ],
            Lines());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(9)]
    [InlineData(4 << 20)]
    public async Task Line_numbers_run_over_all_files_in_name_order(int chunkBytes)
    {
        Write("lines b.csv", "who,what\n5,9\n6,9\n");
        Write("lines a.csv", "who,what\n7,9\n\n8,9\n");
        await Ingest(
            Mapping(""" "household_key": "who", "product_id": "what", "basket_id": { "line_number": true } """),
            new IngestOptions { Csv = new() { ChunkBytes = chunkBytes } });
        Assert.Equal(["5,4", "6,5", "7,1", "8,3"], Lines().Select(line => string.Join(',', line.Split(',')[..2])));
    }

    [Fact]
    public async Task Values_are_translated_and_texts_joined()
    {
        Write("lines.csv", "who,what\n5,9\n");
        Write("items.csv", "id,group,kind\n9,A,x\n8,B,\n");
        await Ingest("""
            {
              "tables": {
                "transaction_data": { "files": ["lines*"], "columns": { "household_key": "who", "product_id": "what" } },
                "product": {
                  "files": ["items.csv"],
                  "columns": {
                    "product_id": "id",
                    "department": { "column": "group", "values": { "A": "Apples", "": "none" } },
                    "commodity_desc": { "concatenation": ["group", "kind"], "separator": "/" }
                  }
                }
              }
            }
            """);
        using var journey = Journey.Open(_folder["store"]);
        Assert.Equal(["8,0,B,\"\",B/,\"\",\"\"", "9,0,Apples,\"\",A/x,\"\",\"\""], journey.Table("product").CsvLines()[1..]);
    }

    [Theory]
    [InlineData(
        """ "day": { "column": "d", "formats": ["M/d/yyyy"] } """,
        "13/1/2010", FaultCode.Cast, "d as DAY: \"13/1/2010\" is none of the forms M/d/yyyy")]
    [InlineData(
        """ "day": { "column": "d", "formats": ["M/d/yyyy"] } """,
        "1/1/1999", FaultCode.Range, "d as DAY: \"1/1/1999\" is too far from day 1, 2000-01-01")]
    [InlineData(
        """ "sales_value": "d" """,
        "1.255", FaultCode.Precision, "d as SALES_VALUE: \"1.255\" has more than two decimals as an amount")]
    [InlineData(""" "sales_value": { "product": ["who", "d"] } """, "x", FaultCode.Cast, "is not a number, or d beside it is none")]
    [InlineData(""" "quantity": "d" """, "1E+3", FaultCode.Cast, "d as QUANTITY: \"1E+3\" is in exponent form")]
    [InlineData(""" "basket_id": "d" """, "9.94E+14", FaultCode.Cast, "d as BASKET_ID: \"9.94E+14\" is in exponent form")]
    [InlineData(""" "basket_id": "d" """, "", FaultCode.Cast, "d as BASKET_ID: \"\" is blank")]
    [InlineData(""" "basket_id": "d" """, "null", FaultCode.Cast, "d as BASKET_ID: \"null\" marks a missing value")]
    [InlineData(""" "basket_id": "d" """, "#REF!", FaultCode.Cast, "d as BASKET_ID: \"#REF!\" is an error of a spreadsheet")]
    [InlineData(""" "basket_id": "d" """, "12.0", FaultCode.Cast, "d as BASKET_ID: \"12.0\" is not a whole number, but one written")]
    [InlineData(
        """ "basket_id": { "column": "d", "number": true } """,
        "A7", FaultCode.Cast, "d as BASKET_ID: \"A7\" is not a whole number")]
    [InlineData(
        """ "basket_id": { "concatenation": ["what", "d"] } """,
        "1E+9", FaultCode.Cast, "BASKET_ID: \"9\" is joined with a field that is no id")]
    public async Task A_value_that_does_not_fit_is_named_with_its_source(string column, string value, FaultCode code, string message)
    {
        Write("lines.csv", $"who,what,d\n5,9,{value}\n");
        var failure = await Assert.ThrowsAsync<InputDataException>(
            () => Ingest(Mapping($""" "household_key": "who", "product_id": "what", {column} """)));
        Assert.Equal((code, 2L), (failure.Code, failure.Line));
        Assert.Contains(message, failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("x,NaN,", 1, "a as QUANTITY")]
    [InlineData("1,NaN,", 3, "who as HOUSEHOLD_KEY")]
    [InlineData("1,2,NaN", 5, "what as PRODUCT_ID")]
    [InlineData("x,2", 1, "a as QUANTITY")]
    [InlineData("1,2", 4, "2 fields, the header has 3")]
    public async Task The_leftmost_fault_of_a_line_counts_whatever_the_order_of_the_columns(string line, int column, string message)
    {
        Write("lines.csv", $"a,who,what\n{line}\n");
        var failure = await Assert.ThrowsAsync<InputDataException>(
            () => Ingest(Mapping(""" "household_key": "who", "product_id": "what", "quantity": "a" """)));
        Assert.Equal((2L, column), (failure.Line!.Value, failure.Column!.Value));
        Assert.Contains(message, failure.Message, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Latin_1_is_read_where_the_mapping_says_so()
    {
        Directory.CreateDirectory(_folder["csv"]);
        File.WriteAllBytes(
            _folder["csv/lines.csv"], System.Text.Encoding.Latin1.GetBytes("wér,what,price\nJosé,Crème,5\nJosé,\"é\"\"è\",x\n"));
        string mapping = Mapping(""" "household_key": "wér", "product_id": "what", "sales_value": "price" """)
            .Replace("\"columns\"", "\"format\": { \"encoding\": \"latin1\" }, \"columns\"", StringComparison.Ordinal);
        var failure = await Assert.ThrowsAsync<InputDataException>(() => Ingest(mapping));
        Assert.Equal((FaultCode.Cast, 3L, 13, 40L), (failure.Code, failure.Line!.Value, failure.Column!.Value, failure.ByteOffset!.Value));
        var plain = await Assert.ThrowsAsync<InputDataException>(() => Ingest(Mapping(""" "household_key": "w", "product_id": "what" """)));
        Assert.Equal(FaultCode.Header, plain.Code);
        File.WriteAllBytes(
            _folder["csv/lines.csv"], System.Text.Encoding.Latin1.GetBytes("wér,what,price\nJosé,Crème,5\nJosé,\"é\"\"è\",6\n"));
        await Ingest(mapping);
        using (var journey = Journey.Open(_folder["store"]))
        {
            Assert.Equal("José", journey.Names.HouseholdCode(1));
            Assert.Equal(["Crème", "é\"è"], journey.Names.Items(ItemLevel.Product).AsEnumerable());
        }

        File.WriteAllBytes(_folder["csv/lines.csv"], [.. "wr,what,price\n5"u8, 0x80]);
        failure = await Assert.ThrowsAsync<InputDataException>(() => Ingest(mapping.Replace("wér", "wr", StringComparison.Ordinal)));
        Assert.Equal((FaultCode.Encoding, 2L, 2), (failure.Code, failure.Line!.Value, failure.Column!.Value));
    }

    [Fact]
    public async Task Each_field_of_a_line_can_be_an_item()
    {
        Write("lines.txt", "honey;milk;;\n\nmilk\n;;\n\"x;y\";honey;milk\n");
        string mapping = Mapping(""" "basket_id": { "line_number": true }, "product_id": "one" """).Replace(
            "\"columns\"", "\"format\": { \"items\": \"one\", \"delimiter\": \"semicolon\" }, \"columns\"", StringComparison.Ordinal);
        await Ingest(mapping, new IngestOptions { Csv = new() { ChunkBytes = 7 } });
        using (var journey = Journey.Open(_folder["store"]))
            Assert.Equal(
                ["1,honey", "1,milk", "3,milk", "5,honey", "5,milk", "5,x;y"],
                journey.Query("transaction_data").GroupBy("basket_id", "product_code").Count().Run().CsvLines()[1..]
                    .Select(line => line[..line.LastIndexOf(',')]));
        Write("lines.txt", "honey;milk\nmilk;NaN;x\n");
        var failure = await Assert.ThrowsAsync<InputDataException>(() => Ingest(mapping));
        Assert.Equal((FaultCode.Cast, 2L, 6), (failure.Code, failure.Line!.Value, failure.Column!.Value));
    }

    [Fact]
    public async Task The_store_has_the_day_1_and_the_cleaning_profile_of_the_mapping()
    {
        Write("lines.csv", "who,what,paid\n5,9,1\n");
        await Ingest(Mapping(""" "household_key": "who", "product_id": "what" """));
        using (var plain = Journey.Open(_folder["store"]))
            Assert.Equal((new DateOnly(2000, 1, 1), CleaningProfile.Raw), (plain.Calendar.DateOf(1), plain.DefaultCleaning));
        await Ingest(Mapping(""" "household_key": "who", "product_id": "what", "sales_value": "paid" """));
        using (var paid = Journey.Open(_folder["store"]))
            Assert.Equal(new CleaningProfile { Name = "own", PositiveLinesOnly = true }, paid.DefaultCleaning);
        await Ingest(Mapping(""" "household_key": "who", "product_id": "what" """).Replace(
            "\"tables\"", "\"cleaning\": { \"name\": \"mine\", \"first_day\": 2 }, \"tables\"", StringComparison.Ordinal));
        using (var mine = Journey.Open(_folder["store"]))
        {
            Assert.Equal(new CleaningProfile { Name = "mine", FirstDay = 2 }, mine.DefaultCleaning);
            Assert.Equal(1, mine.Rfm().Metadata.Cleaned!.OutsideWindow);
        }

        Refused(
            Mapping(""" "household_key": "who", "product_id": "what" """).Replace(
                "\"tables\"", "\"cleaning\": { \"name\": \"mine\", \"first_day\": 2, \"last_day\": 1 }, \"tables\"",
                StringComparison.Ordinal),
            FaultCode.Mapping,
            "The day window 2..1 of the cleaning profile mine is empty");
    }

    [Theory]
    [InlineData("{", FaultCode.Mapping, "mapping:")]
    [InlineData("""{ "table": {} }""", FaultCode.Mapping, "table")]
    [InlineData("""{ "tables": {} }""", FaultCode.Mapping, "transaction_data is required")]
    [InlineData("""{ "tables": { "sales": {} } }""", FaultCode.Mapping, "tables.sales: there is no such table")]
    [InlineData("""{ "tables": { "transaction_data": {} } }""", FaultCode.Mapping, "files: at least one is needed")]
    public void What_a_mapping_cannot_say_is_refused(string json, FaultCode code, string message) => Refused(json, code, message);

    [Theory]
    [InlineData(""" "product_id": "x" """, "columns: household_key or basket_id is required")]
    [InlineData(
        """ "household_key": "x", "product_id": "y", "price": "z" """,
        "columns.price: the table has no such column; it has household_key")]
    [InlineData(""" "household_key": "x" """, "columns.product_id: required")]
    [InlineData(""" "household_key": {}, "product_id": "y" """, "exactly one of column, constant")]
    [InlineData(
        """ "household_key": "x", "product_id": "y", "trans_time": { "column": "d", "formats": ["yyyy-MM-dd"] } """,
        "does not say what is needed")]
    [InlineData(""" "household_key": "x", "product_id": "y", "quantity": { "product": ["a", "b"] } """, "a product is for amounts")]
    [InlineData(""" "household_key": "x", "product_id": "y", "quantity": { "column": "q", "round": true } """, "rounding is for amounts")]
    [InlineData(
        """ "household_key": "x", "product_id": "y", "day": { "column": "d", "formats": ["yyyy-QQ"] } """,
        "QQ, which is no part of a date")]
    public void What_a_column_cannot_be_made_of_is_refused(string columns, string message) =>
        Refused(Mapping(columns), FaultCode.Mapping, message);

    [Theory]
    [InlineData("\"who\", \"WHO\", \"what\"", "format.header: who occurs twice")]
    [InlineData("\"who\"", "format.header: there is no what, which a column is made of")]
    public void Names_of_fields_must_be_those_that_are_read(string names, string message) => Refused(
        Mapping(""" "household_key": "who", "product_id": "what" """)
            .Replace("\"columns\"", $"\"format\": {{ \"header\": [{names}] }}, \"columns\"", StringComparison.Ordinal),
        FaultCode.Mapping,
        message);

    [Fact]
    public void Dates_need_a_day_1() => Refused(
        Mapping(""" "household_key": "x", "product_id": "y", "day": { "column": "d", "formats": ["yyyy-MM-dd"] } """)
            .Replace("\"day_one\": \"2000-01-01\",", "", StringComparison.Ordinal),
        FaultCode.Mapping,
        "columns.day: dates become days by day_one, which is not given");

    [Theory]
    [InlineData("what,who2\n1,2\n", FaultCode.Header, "missing column who, which the mapping reads; the line has what, who2; dhc map")]
    [InlineData("who,what,Who\n1,2,3\n", FaultCode.Header, "column who, which the mapping reads, occurs twice")]
    [InlineData("", FaultCode.EmptyFile, "the file has no line")]
    [InlineData("PAR1", FaultCode.Format, "a Parquet file")]
    public async Task A_file_without_the_columns_is_refused(string content, FaultCode code, string message)
    {
        Write("lines.csv", content);
        var failure = await Assert.ThrowsAsync<InputDataException>(
            () => Ingest(Mapping(""" "household_key": "who", "product_id": "what" """)));
        Assert.Equal(code, failure.Code);
        Assert.Contains(message, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_not_there_is_named()
    {
        Write("other.csv", "x\n");
        var failure = await Assert.ThrowsAsync<InputDataException>(
            () => Ingest(Mapping(""" "household_key": "who", "product_id": "what" """)));
        Assert.Equal((FaultCode.MissingFile, "lines*"), (failure.Code, failure.File));
        Assert.Contains("there is other.csv", failure.Message, StringComparison.Ordinal);
    }

    [SampleFact]
    public async Task Real_baskets_without_amounts()
    {
        var report = await Journey.IngestAsync(
            Sample.FirstDays, _folder["store"], new IngestOptions
            {
                Mapping = JourneyMapping.Parse("""
                    { "tables": { "transaction_data": { "files": ["first_lines.csv"], "columns": {
                        "household_key": "user_id", "basket_id": "basket_id", "product_id": "item_id", "day": "date" } } } }
                    """),
            });
        Assert.Equal(99_999, report.Tables[0].Rows);
        using var journey = Journey.Open(_folder["store"]);
        var households = journey.HouseholdSales();
        Assert.Equal((1498, Cents.Zero), (households.Count, households.Sum(row => row.Sales)));
        string[][] lines = [.. journey.Table("transaction_data").CsvLines()[1..].Select(line => line.Split(','))];
        Assert.Equal((10_664, 79), (lines.Select(line => line[1]).Distinct().Count(), lines.Select(line => line[2]).Distinct().Count()));
    }

    public void Dispose() => _folder.Dispose();

    static string Mapping(string columns) =>
        $$"""{ "day_one": "2000-01-01", "tables": { "transaction_data": { "files": ["lines*"], "columns": { {{columns}} } } } }""";

    static void Refused(string json, FaultCode code, string message)
    {
        var failure = Assert.Throws<InputDataException>(() => JourneyMapping.Parse(json));
        Assert.Equal(code, failure.Code);
        Assert.Contains(message, failure.Message, StringComparison.Ordinal);
    }

    void Write(string file, string content)
    {
        Directory.CreateDirectory(_folder["csv"]);
        File.WriteAllText(_folder["csv/" + file], content);
    }

    Task<IngestReport> Ingest(string mapping, IngestOptions? options = null) => Journey.IngestAsync(
        _folder["csv"], _folder["store"], (options ?? new IngestOptions()) with
        {
            Mapping = JourneyMapping.Parse(mapping),
            Store = UnsyncedFileOps.Options,
        });

    string[] Lines()
    {
        using var journey = Journey.Open(_folder["store"]);
        return journey.Table("transaction_data").CsvLines()[1..];
    }
}
