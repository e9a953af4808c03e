using DunnHumbyColumnar.Parquet;
using DunnHumbyColumnar.Tests.Support;
using Xunit;

namespace DunnHumbyColumnar.Tests.Results.Parquet;

/// <summary>Every table as Parquet, read by DuckDB.</summary>
public sealed class ParquetExportTests(SyntheticStore synthetic) : IClassFixture<SyntheticStore>
{
    public static TheoryData<string> SourceTables => [.. Journey.SourceTableNames];

    public static TheoryData<string> GoldTables => [.. Journey.GoldTableNames];

    [Theory]
    [MemberData(nameof(GoldTables))]
    public void A_gold_table_is_read_as_it_is(string name) => ParquetAssert.ReadsAs(synthetic.Open.Gold(name));

    [Theory]
    [MemberData(nameof(SourceTables))]
    public void A_source_table_is_read_as_it_is(string name)
    {
        // Tests need not read 1.8 million promotion rows one by one.
        var table = synthetic.Open.Table(name);
        if (name != "causal_data")
        {
            ParquetAssert.ReadsAs(table);
            return;
        }

        using var file = ParquetFile.Of(table);
        using var first = new MemoryStream();
        table.Write(first, ExportFormat.Csv, new ExportOptions { Limit = 1000 });
        CsvAssert.Equal(System.Text.Encoding.UTF8.GetString(first.ToArray())[..^1].Split('\n'), file.CsvLines()[..1001], name);
        Assert.All(file.Repetitions().Values, repetition => Assert.Equal("REQUIRED", repetition));
        using var oracle = DuckDbOracle.Of(synthetic.Csv);
        const string sums =
            "SELECT count(*), sum(product_id)::BIGINT, sum(store_id * week_no)::BIGINT, count(DISTINCT display || mailer) FROM ";
        Assert.Equal(oracle.Lines(sums + name)[1], string.Join(',', file.Query($"{sums}'{file.Path}'").Single().Select(DuckDbOracle.Text)));
    }

    [Fact]
    public void Lists_of_items_are_lists()
    {
        var rules = synthetic.Open.AssociationRules(new() { MaximumLength = 3, MinimumPairs = 40 });
        Assert.Contains(rules, rule => rule.Antecedent.Length == 2);
        ParquetAssert.ReadsAs(rules);
        using var texts = ParquetFile.Of(rules);
        Assert.Contains(("antecedent", "VARCHAR[]"), texts.Columns);
        var products = synthetic.Open.AssociationRules(new() { Level = ItemLevel.Product, MinimumPairs = 5 });
        Assert.NotEmpty(products);
        using var numbers = ParquetFile.Of(products);
        Assert.Contains(("antecedent", "INTEGER[]"), numbers.Columns);
        CsvAssert.Equal(numbers.CsvLines(), products);
    }

    [Fact]
    public void A_query_has_nulls_where_an_attribute_can_be_unknown_only()
    {
        var result = synthetic.Open.Query("transaction_data").GroupBy("income_desc", "department")
            .Sum("sales_value").Mean("quantity").Run();
        ParquetAssert.ReadsAs(result);
        using var file = ParquetFile.Of(result);
        var repetitions = file.Repetitions();
        Assert.Equal("OPTIONAL", repetitions["income_desc"]);
        Assert.Equal("REQUIRED", repetitions["sum_sales_value"]);
        var products = synthetic.Open.Query("product").GroupBy("department", "brand").Count().Run();
        using var own = ParquetFile.Of(products);
        Assert.All(own.Repetitions().Values, repetition => Assert.Equal("REQUIRED", repetition));
        CsvAssert.Equal(own.CsvLines(), products);
    }

    [Fact]
    public void Offset_and_limit_choose_the_rows()
    {
        var table = synthetic.Open.Table("coupon");
        using var file = ParquetFile.Of(table, new ExportOptions { Offset = 7, Limit = 3 });
        Assert.Equal(table.CsvLines()[8..11], file.CsvLines()[1..]);
        using var none = ParquetFile.Of(table, new ExportOptions { Limit = 0 });
        Assert.Equal(table.CsvLines()[..1], none.CsvLines());
    }

    [Fact]
    public void Two_exports_of_one_state_are_equal_on_any_number_of_threads()
    {
        byte[] Bytes(int threads)
        {
            using var stream = new MemoryStream();
            synthetic.Open.Table("transaction_data")
                .Write(stream, ParquetFormat.On(threads), new ExportOptions(), CancellationToken.None);
            return stream.ToArray();
        }

        byte[] expected = Bytes(1);
        Assert.Equal(expected, Bytes(1));
        Assert.Equal(expected, Bytes(3));
    }

    [Fact]
    public void A_file_appears_when_it_is_complete()
    {
        using var folder = new TemporaryFolder();
        synthetic.Open.Rfm().ExportParquet(folder["rfm.parquet"]);
        Assert.Equal([folder["rfm.parquet"]], Directory.GetFiles(folder.Path));
        byte[] former = File.ReadAllBytes(folder["rfm.parquet"]);
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() =>
            synthetic.Open.Table("transaction_data").ExportParquet(folder["rfm.parquet"], cancellationToken: cancelled.Token));
        Assert.Equal([folder["rfm.parquet"]], Directory.GetFiles(folder.Path));
        Assert.Equal(former, File.ReadAllBytes(folder["rfm.parquet"]));
    }

    [Fact]
    public void The_rows_that_wait_for_their_group_are_charged_to_the_budget()
    {
        using var journey = Journey.Open(synthetic.Store, new OpenOptions { MemoryBudgetBytes = 32 << 20 });
        var table = journey.Table("transaction_data");
        table.Write(Stream.Null, ExportFormat.Arrow);
        var refused = Assert.Throws<MemoryBudgetException>(() => table.WriteParquet(Stream.Null));
        Assert.Contains("reading transaction_data", refused.Message, StringComparison.Ordinal);
        table.WriteParquet(Stream.Null, new ExportOptions { Limit = 1000 });
    }

    [Fact]
    public void The_library_alone_says_which_package_writes_Parquet()
    {
        var failure = Assert.Throws<UnknownNameException>(() => synthetic.Open.Rfm().Export("rfm.parquet"));
        Assert.Equal("rfm.parquet: the package DunnHumbyColumnar.Parquet writes .parquet, by ExportParquet", failure.Message);
    }
}
