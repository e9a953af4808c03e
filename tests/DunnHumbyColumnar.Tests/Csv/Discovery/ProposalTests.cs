using System.Text;
using Xunit;

namespace DunnHumbyColumnar.Tests.Csv.Discovery;

/// <summary>Mappings that are proposed for made-up files of layouts that circulate.</summary>
public sealed class ProposalTests : IDisposable
{
    readonly ProposalScene _scene = new();

    public void Dispose() => _scene.Dispose();

    [Fact]
    public async Task A_course_file_with_other_names_of_ids()
    {
        _scene.Write(
            "retail_train.csv",
            """
            user_id,basket_id,day,item_id,quantity,sales_value,store_id,retail_disc,trans_time,week_no,coupon_disc,coupon_match_disc
            2375,26984851472,1,1004906,1,1.39,364,-0.6,1631,1,0.0,0.0
            2375,26984851472,1,1033142,1,0.82,364,0.0,1631,1,0.0,0.0
            1364,26984896261,8,842930,1,2.19,31742,0.0,1520,2,0.0,0.0
            """);
        var proposal = _scene.Propose();
        Assert.Equal("user_id", Column(proposal, "household_key").Source);
        Assert.Equal("item_id", Column(proposal, "product_id").Source);
        Assert.Empty(proposal.Questions);
        await _scene.IngestAsync(proposal);
        Assert.Equal((3, 4.40m, 2), _scene.Totals());
        Assert.Contains("2375,26984851472,1,1004906,1,1.39,364,-0.60,1631,1,0.00,0.00", _scene.Lines());
    }

    [Fact]
    public async Task Invoices_with_a_price_and_timestamps()
    {
        _scene.Write(
            "online.csv",
            """
            Invoice No;Stock Code;Quantity;InvoiceDate;Unit Price;Customer ID;Country
            536365;85123;6;12/13/2010 8:26;2,55;17850;France
            536365;71053;2;12/13/2010 8:26;3,395;17850;France
            536366;22633;-1;1/5/2011 17:05;1,85;17851;Spain
            """);
        var proposal = _scene.Propose();
        Assert.Equal("Quantity × Unit Price", Column(proposal, "sales_value").Source);
        Assert.Contains(proposal.Assumptions, text => text.Contains("Unit Price is the price of one unit", StringComparison.Ordinal));
        Assert.Equal("Country", Assert.Single(proposal.Files.Single().Unused));
        Assert.Equal(new DateOnly(2010, 12, 13), proposal.Mapping!.DayOne);
        var format = proposal.Mapping.Tables["transaction_data"].Format;
        Assert.Equal((FieldDelimiter.Semicolon, DecimalSign.Comma), (format.Delimiter!.Value, format.Decimals));
        await _scene.IngestAsync(proposal);
        Assert.Equal(
            [
                "17850,536365,1,71053,2,6.79,0,0.00,826,1,0.00,0.00", "17850,536365,1,85123,6,15.30,0,0.00,826,1,0.00,0.00",
                "17851,536366,24,22633,-1,-1.85,0,0.00,1705,4,0.00,0.00",
            ],
            _scene.Lines());
    }

    [Fact]
    public async Task Two_orders_of_day_and_month_are_said_and_not_decided()
    {
        _scene.Write("lines.csv", "customer,item,date,amount\n1,2,07/01/2004,1.50\n1,3,12/11/2004,2.50\n");
        var proposal = _scene.Propose();
        Assert.StartsWith(
            "transaction_data.day: date: month first (MM/dd/yyyy) and day first (dd/MM/yyyy) both fit all 2 values",
            Assert.Single(proposal.Questions), StringComparison.Ordinal);
        Assert.Null(proposal.Mapping!.DayOne);
        Assert.Empty(proposal.Mapping.Tables["transaction_data"].Columns["day"].Formats);
        var failure = await Assert.ThrowsAsync<InputDataException>(() => _scene.IngestAsync(proposal));
        Assert.Contains("date as DAY: \"07/01/2004\" is a date", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(FieldDelimiter.Comma, ",")]
    [InlineData(FieldDelimiter.Semicolon, ";")]
    [InlineData(FieldDelimiter.Tab, "\t")]
    [InlineData(FieldDelimiter.Pipe, "|")]
    [InlineData(FieldDelimiter.Blanks, "  ")]
    public async Task Lines_without_names_are_told_by_their_values(FieldDelimiter delimiter, string sign)
    {
        string[][] rows =
        [
            ["20040701", "501", "7", "21", "2", "2.50"], ["20040701", "501", "7", "22", "1", "1.25"],
            ["20040709", "502", "7", "21", "1", "3.00"],
            ["20040713", "503", "8", "21", "9", "0.75"], ["20040713", "503", "8", "23", "1", "1.00"],
        ];
        _scene.Write("export.txt", string.Concat(rows.Select(row => string.Join(sign, row) + "\r\n")));
        var proposal = _scene.Propose();
        var format = proposal.Mapping!.Tables["transaction_data"].Format;
        Assert.Equal(delimiter, format.Delimiter);
        Assert.Equal("column_1 column_2 column_3 column_4 column_5 column_6", string.Join(' ', format.Header!.Value));
        Assert.Contains(proposal.Assumptions, text => text.StartsWith("export.txt: line 1 has no names", StringComparison.Ordinal));
        await _scene.IngestAsync(proposal);
        Assert.Equal((5, 8.50m, 3), _scene.Totals());
        Assert.Equal("7,501,1,21,2,2.50,0,0.00,0,1,0.00,0.00", _scene.Lines()[0]);
    }

    [Fact]
    public async Task Customers_dates_and_amounts_alone_are_a_basket_a_line()
    {
        _scene.Write(
            "purchases.txt",
            " customer_id  date number_of_cds  dollar_value\r\n 1 19970101  1   11.77\r\n 2 19970112  5   77.00\r\n");
        var proposal = _scene.Propose();
        Assert.Equal(FieldDelimiter.Blanks, proposal.Mapping!.Tables["transaction_data"].Format.Delimiter);
        Assert.True(proposal.Mapping.Tables["transaction_data"].Columns["basket_id"].LineNumber);
        await _scene.IngestAsync(proposal);
        Assert.Equal(["1,1,1,1,1,11.77,0,0.00,0,1,0.00,0.00", "2,2,12,1,5,77.00,0,0.00,0,2,0.00,0.00"], _scene.Lines());
    }

    [Fact]
    public async Task Parts_of_one_layout_are_one_table_and_judged_together()
    {
        _scene.Write("sales 2004.csv", "date,cust_code,prod_code,spend\n02/03/2004,1,5,1.00\n");
        _scene.Write("sales 2005.csv", "date,cust_code,prod_code,spend\n02/13/2005,1,5,2.00\n");
        _scene.Write("stores.csv", "city,floor\nParis,2\n");
        var proposal = _scene.Propose();
        Assert.Equal("sales 2004.csv|sales 2005.csv", string.Join('|', proposal.Mapping!.Tables["transaction_data"].Files));
        Assert.Equal("MM/dd/yyyy", Assert.Single(proposal.Mapping.Tables["transaction_data"].Columns["day"].Formats));
        Assert.Equal("its columns are those of no table: city, floor", proposal.Files.Single(file => file.Name == "stores.csv").Reason);
        await _scene.IngestAsync(proposal);
        Assert.Equal((2, 3.00m, 2), _scene.Totals());
    }

    [Fact]
    public void Day_one_reaches_back_to_the_earliest_date_of_any_table()
    {
        _scene.Write("transactions.csv", "household_id,product_id,date\n1,2,2017-01-15\n");
        _scene.Write("campaigns.csv", "campaign_id,start_date,end_date\n1,2016-12-24,2017-02-01\n");
        Assert.Equal(new DateOnly(2016, 12, 24), _scene.Propose().Mapping!.DayOne);
        var given = _scene.Propose(new MappingProposalOptions { DayOne = new DateOnly(2017, 1, 1) });
        Assert.Equal(new DateOnly(2017, 1, 1), given.Mapping!.DayOne);
        Assert.Equal("campaign_desc: the earliest date, 2016-12-24, is before day 0", Assert.Single(given.Questions));
    }

    [Fact]
    public void What_is_not_UTF_8_gets_no_mapping()
    {
        _scene.Write("lines.csv", Encoding.Latin1.GetBytes("customer,item\n1,Jalape\u00F1o\n"));
        var proposal = _scene.Propose();
        Assert.Null(proposal.Mapping);
        Assert.Equal("it is not UTF-8; if it is Latin-1, a mapping can say so (format.encoding)", proposal.Files.Single().Reason);
        Assert.Equal((FaultCode.Encoding, 2L), (proposal.Files.Single().Fault!.Code, proposal.Files.Single().Fault!.Line));
    }

    [Theory]
    [InlineData("citrus fruit,bread\nyogurt\nmilk,butter,rice\n", "no delimiter gives its lines the same number of fields")]
    [InlineData("milk\nbread\n", "its lines have one field with any delimiter")]
    public void What_is_no_table_is_refused(string content, string cause)
    {
        _scene.Write("baskets.csv", content);
        Assert.Contains(cause, _scene.Propose().Files.Single().Fault!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_faulty_line_is_told_with_its_place()
    {
        _scene.Write("lines.csv", "customer,item,amount\n1,2,3.00\n1,2\n");
        Assert.StartsWith("lines.csv:3:4 ", Assert.Single(_scene.Propose().Questions), StringComparison.Ordinal);
    }

    [Fact]
    public void Amounts_that_may_have_thousands_are_a_question()
    {
        _scene.Write("lines.csv", "customer;item;amount\n1;2;1,234\n1;3;2,500\n");
        Assert.Contains("separates thousands or decimals", Assert.Single(_scene.Propose().Questions), StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_that_two_columns_bear_is_a_question()
    {
        _scene.Write("lines.csv", "customer,item,date,Date\n1,2,2004-07-01,2004-07-02\n");
        Assert.Equal(
            "transaction_data.day: date is the name of several columns; an ingest needs one of its own",
            Assert.Single(_scene.Propose().Questions));
    }

    [Fact]
    public void Ids_are_left_as_they_are()
    {
        _scene.Write("lines.csv", "member,sku,date\n0017,A-5,2004-07-01\n");
        var columns = _scene.Propose().Mapping!.Tables["transaction_data"].Columns;
        Assert.Equal(new ColumnMapping { Column = "member" }.ToString(), columns["household_key"].ToString());
        Assert.Equal("sku", columns["product_id"].Column);
    }

    [Fact]
    public void Lines_beyond_the_bound_are_not_read_and_that_is_said()
    {
        _scene.Write("lines.csv", "customer,item\n1,2\n1,3\n1,4\n");
        var file = _scene.Propose(new MappingProposalOptions { MaximumLines = 2 }).Files.Single();
        Assert.Equal((2L, false), (file.Lines, file.IsWhole));
        Assert.Throws<ArgumentOutOfRangeException>(() => _scene.Propose(new MappingProposalOptions { MaximumLines = 0 }));
    }

    [Fact]
    public void Files_lie_in_one_folder()
    {
        _scene.Write("lines.csv", "customer,item\n1,2\n");
        Assert.Throws<ArgumentException>(() => MappingProposal.Create([]));
        Assert.Throws<ArgumentException>(() => MappingProposal.Create([_scene.Csv, _scene.Csv]));
        Assert.Equal(
            FaultCode.MissingFile,
            Assert.Throws<InputDataException>(() => MappingProposal.Create([Path.Combine(_scene.Csv, "other.csv")])).Code);
        Assert.Equal(_scene.Csv, MappingProposal.Create([Path.Combine(_scene.Csv, "lines.csv")]).Place);
    }

    static ProposedColumn Column(MappingProposal proposal, string name) =>
        proposal.Columns.Single(column => column.Table == "transaction_data" && column.Column == name);
}
