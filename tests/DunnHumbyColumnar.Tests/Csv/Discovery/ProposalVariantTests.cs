using DunnHumbyColumnar.Tests.Support;
using Xunit;

namespace DunnHumbyColumnar.Tests.Csv.Discovery;

/// <summary>One journey in the coats in which files circulate, by the mapping that is proposed, unedited.</summary>
public sealed class ProposalVariantTests : IDisposable
{
    readonly ProposalScene _scene = new();

    public void Dispose() => _scene.Dispose();

    [SampleTheory]
    [InlineData("base")]
    [InlineData("crlf")]
    [InlineData("bomcrlf")]
    [InlineData("lowerhdr")]
    [InlineData("unnamed")]
    [InlineData("rrowname")]
    [InlineData("trailcomma")]
    [InlineData("kaggle")]
    [InlineData("married")]
    [InlineData("missingcausal")]
    [InlineData("onegz")]
    [InlineData("gz")]
    [InlineData("zip")]
    [InlineData("upper")]
    [InlineData("altname")]
    [InlineData("hdrsp")]
    [InlineData("blankend")]
    [InlineData("blankmid")]
    [InlineData("nocoupon")]
    [InlineData("semicolon")]
    [InlineData("names")]
    [InlineData("nohdr")]
    [InlineData("dates", 1)]
    [InlineData("exceldates")]
    public async Task It_loads_with_its_proposal(string variant, int days = 11)
    {
        var proposal = MappingProposal.Create([Sample.Variant(variant)]);
        Assert.Empty(proposal.Questions);
        await _scene.IngestAsync(proposal);
        Assert.Equal((22, 69.67m, days), _scene.Totals());
    }

    [SampleFact]
    public async Task A_decimal_comma_in_one_column_is_its_own()
    {
        var proposal = MappingProposal.Create([Sample.Variant("decimalcomma")]);
        var columns = proposal.Mapping!.Tables["transaction_data"].Columns;
        Assert.Equal((DecimalSign.Comma, null), (columns["sales_value"].Decimals, columns["retail_disc"].Decimals));
        await _scene.IngestAsync(proposal);
        // Every line of it has 1,50.
        Assert.Equal((22, 33.00m, 11), _scene.Totals());
    }

    [SampleFact]
    public async Task The_anonymised_labels_are_translated()
    {
        await _scene.IngestAsync(MappingProposal.Create([Sample.Variant("kaggle")]));
        Assert.Equal("65+,A,35-49K,Homeowner,2 Adults No Kids,2,None/Unknown,1", _scene.Lines("hh_demographic")[0]);
    }

    [SampleFact]
    public void Month_first_is_told_as_the_only_reading() => Assert.Equal(
        "by its name; dates MM-dd-yyyy, M/d/yyyy, month first: the only order that fits every value",
        MappingProposal.Create([Sample.Variant("exceldates")]).Columns
            .Single(column => column is { Table: "transaction_data", Column: "day" }).Reason);

    [SampleTheory]
    [InlineData("rpkg")]
    [InlineData("rpkgnames")]
    public async Task The_r_package_loads_and_its_preset_is_named(string variant)
    {
        var proposal = MappingProposal.Create([Sample.Variant(variant)]);
        Assert.Contains("preset completejourney-r", Assert.Single(proposal.Questions), StringComparison.Ordinal);
        await _scene.IngestAsync(proposal);
        Assert.Equal(["1,30000000001,1,101,1,1.50,300,-0.10,1153,1,0.00,0.00"], _scene.Lines());
        Assert.Equal(["Type A,1,62,99"], _scene.Lines("campaign_desc"));
    }

    [SampleTheory]
    [InlineData("excelids", "transaction_data.csv", FaultCode.Cast, "transaction_data.csv:2:3 ", "in exponent form")]
    [InlineData("sci", "transaction_data.csv", FaultCode.Cast, "transaction_data.csv:2:3 ", "in exponent form")]
    [InlineData("dupheader", "transaction_data.csv", FaultCode.Header, "transaction_data.csv:7:1 ", "stands here once more")]
    [InlineData("lfs", "transaction_data.csv", FaultCode.Format, "transaction_data.csv: ", "a pointer of Git LFS")]
    [InlineData("html", "transaction_data.csv", FaultCode.Format, "transaction_data.csv: ", "an HTML page")]
    [InlineData("xlsx", "product.csv", FaultCode.Format, "product.csv: ", "an xlsx workbook")]
    [InlineData("utf16", "product.csv", FaultCode.Encoding, "product.csv:1:1 ", "the file is UTF-16")]
    [InlineData("comment", "product.csv", FaultCode.Header, "product.csv:1:1 ", "a comment")]
    [InlineData("latin1", "product.csv", FaultCode.Encoding, "product.csv:4:36 ", "is not valid UTF-8")]
    public void A_file_is_refused_by_its_cause(string variant, string file, FaultCode code, string place, string cause)
    {
        var proposal = MappingProposal.Create([Sample.Variant(variant)]);
        var refused = Assert.Single(proposal.Files, proposed => proposed.Fault is not null);
        Assert.Equal((file, null, code), (refused.Name, refused.Table, refused.Fault!.Code));
        Assert.StartsWith(place, refused.Fault.Message, StringComparison.Ordinal);
        Assert.Contains(cause, refused.Fault.Message, StringComparison.Ordinal);
        Assert.Equal(file == "transaction_data.csv", proposal.Mapping is null);
        Assert.NotEqual(file == "product.csv", proposal.Mapping?.Tables.ContainsKey("product") ?? true);
    }

    [SampleTheory]
    [InlineData("nan", "transaction_data.coupon_disc: COUPON_DISC: \"\" (line 2) is empty", "COUPON_DISC: \"\" is empty")]
    [InlineData("dollar", "transaction_data.sales_value: SALES_VALUE: \"$1.50\" (line 2) has a currency sign", "has a currency sign")]
    [InlineData("thousand", "transaction_data.sales_value: SALES_VALUE: \"1,234.50\" (line 2) has a comma", "has a comma")]
    [InlineData("floatid", "transaction_data.household_key: household_key is written with decimals", "lenient reading")]
    public async Task What_a_question_is_about_is_refused_until_it_is_edited(string variant, string question, string fault)
    {
        var proposal = MappingProposal.Create([Sample.Variant(variant)]);
        Assert.StartsWith(question, Assert.Single(proposal.Questions), StringComparison.Ordinal);
        Assert.Contains(
            fault, (await Assert.ThrowsAsync<InputDataException>(() => _scene.IngestAsync(proposal))).Message, StringComparison.Ordinal);
    }

    [SampleFact]
    public void The_published_files_leave_no_question()
    {
        var proposal = MappingProposal.Create([Sample.Csv], new MappingProposalOptions { MaximumLines = 5_000 });
        Assert.Equal(8, proposal.Mapping!.Tables.Count);
        Assert.Empty(proposal.Questions);
        Assert.False(proposal.Files.Single(file => file.Name == "causal_data.csv").IsWhole);
    }
}
