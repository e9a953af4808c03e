using System.Globalization;
using System.Text;
using System.Text.Json;
using Apache.Arrow;
using Apache.Arrow.Ipc;
using DunnHumbyColumnar.Tests.Support;
using Xunit;

namespace DunnHumbyColumnar.Tests.Results;

/// <summary>Parts of results: some rows, one row, from a row on.</summary>
public sealed class PartsTests(SyntheticStore store) : IClassFixture<SyntheticStore>
{
    static string Text(TabularResult result, ExportFormat format, ExportOptions? options = null)
    {
        using var stream = new MemoryStream();
        result.Write(stream, format, options);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    [Fact]
    public void Picked_rows_are_those_rows_in_the_order_given()
    {
        var rfm = store.Open.Rfm();
        string[] all = Text(rfm, ExportFormat.Csv).Split('\n');
        Assert.Equal(string.Join('\n', [all[0], all[8], all[1], all[8], ""]), Text(rfm.Pick([7, 0, 7]), ExportFormat.Csv));
        Assert.Equal(all[0] + "\n", Text(rfm.Pick([]), ExportFormat.Csv));
        Assert.Equal(rfm.Metadata, rfm.Pick([1]).Metadata);
        Assert.Throws<ArgumentOutOfRangeException>(() => rfm.Pick([rfm.Count]));
        Assert.Throws<ArgumentOutOfRangeException>(() => rfm.Pick([-1]));
    }

    [Theory]
    [InlineData("hh_summary")]
    [InlineData("rfm_migration")]
    [InlineData("daily_hh_spend")]
    [InlineData("campaign_summary")]
    [InlineData("household_metrics")]
    public void Picked_rows_are_as_in_the_whole_in_every_kind_of_column(string name)
    {
        JourneyResult result = name == "rfm_migration" ? store.Open.RfmMigration(300, 600) : store.Open.Gold(name);
        string[] all = Text(result, ExportFormat.Csv).Split('\n');
        int[] rows = [.. Enumerable.Range(0, all.Length - 2).Reverse()];
        Assert.NotEmpty(rows);
        Assert.Equal(
            string.Join('\n', rows.Select(row => all[row + 1]).Prepend(all[0]).Append("")), Text(result.Pick(rows), ExportFormat.Csv));
    }

    [Fact]
    public void A_row_is_written_as_in_the_array()
    {
        var summary = store.Open.HouseholdSummary();
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
            summary.WriteRow(json, 2);
        Assert.Equal(Text(summary, ExportFormat.Json).Split('\n')[3].TrimEnd(','), Encoding.UTF8.GetString(stream.ToArray()));
        using var other = new Utf8JsonWriter(new MemoryStream());
        Assert.Throws<ArgumentOutOfRangeException>(() => summary.WriteRow(other, summary.Count));
    }

    [Theory]
    [InlineData("transaction_data", 65_500)]
    [InlineData("causal_data", 1_048_570)]
    [InlineData("product", 92_350)]
    [InlineData("campaign_desc", 0)]
    public void A_page_of_a_table_is_those_rows_wherever_its_batches_end(string name, int offset)
    {
        var table = store.Open.Table(name);
        string[] all = Text(table, ExportFormat.Csv, new ExportOptions { Limit = offset + 100 })
            .Split('\n', StringSplitOptions.RemoveEmptyEntries);
        string[] page = Text(table, ExportFormat.Csv, new ExportOptions { Offset = offset, Limit = 100 })
            .Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal([all[0], .. all[(offset + 1)..]], page);
        Assert.True(page.Length > 1);
    }

    [Fact]
    public void Beyond_the_last_row_there_are_columns_only()
    {
        foreach (var table in new TabularResult[] { store.Open.Table("campaign_desc"), store.Open.RfmSegments() })
        {
            Assert.Equal(
                string.Join(',', table.ColumnNames) + "\n", Text(table, ExportFormat.Csv, new ExportOptions { Offset = long.MaxValue }));
            Assert.Equal("[]\n", Text(table, ExportFormat.Json, new ExportOptions { Offset = table.RowCount, Limit = 5 }));
        }

        Assert.Throws<ArgumentOutOfRangeException>(() => Text(
            store.Open.RfmSegments(), ExportFormat.Csv, new ExportOptions { Offset = -1 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => Text(
            store.Open.RfmSegments(), ExportFormat.Csv, new ExportOptions { Limit = -1 }));
    }

    [Theory]
    [InlineData("promotion_lift", "recommendations", "campaign_summary")]
    [InlineData("product", "coupon", "hh_demographic")]
    public void An_arrow_export_says_where_it_comes_from_but_not_when(params string[] names) => Assert.All(names, name =>
    {
        TabularResult Table() => Journey.GoldTableNames.Contains(name) ? store.Open.Gold(name) : store.Open.Table(name);
        byte[] Bytes(ExportFormat format)
        {
            using var stream = new MemoryStream();
            Table().Write(stream, format);
            return stream.ToArray();
        }

        byte[] first = Bytes(ExportFormat.Arrow);
        using var reader = new ArrowFileReader(new MemoryStream(first));
        using var batch = reader.ReadNextRecordBatch();
        var (words, metadata) = (reader.Schema.Metadata, Table().Metadata);
        Assert.Equal(metadata.Name, words["name"]);
        Assert.Equal(metadata.Cleaning, words["cleaning"]);
        Assert.Equal(metadata.Options, words["options"]);
        Assert.Equal(metadata.SourceFingerprint, words["source_fingerprint"]);
        Assert.Equal(metadata.Caveat, words.GetValueOrDefault("caveat"));
        Assert.Equal(first, Bytes(ExportFormat.Arrow));
        Assert.Equal(Bytes(ExportFormat.ArrowStream), Bytes(ExportFormat.ArrowStream));
    });

    [Fact]
    public void Lists_are_lists_in_json_and_arrow_and_one_text_in_csv()
    {
        var rules = store.Open.AssociationRules(
            new() { Baskets = new() { Level = ItemLevel.Department }, MaximumLength = 3, MinimumPairs = 100 });
        int row = Enumerable.Range(0, rules.Count).First(row => rules[row].Antecedent.Length == 2);
        string[] antecedent = [.. rules[row].Antecedent];
        using var json = JsonDocument.Parse(Text(rules, ExportFormat.Json));
        Assert.Equal(antecedent, json.RootElement[row].GetProperty("antecedent").EnumerateArray().Select(item => item.GetString()));
        Assert.Equal(string.Join("; ", antecedent), rules.Texts().ElementAt(row)[1]);
        using var batch = rules.ToRecordBatch();
        var lists = Assert.IsType<ListArray>(batch.Column("antecedent"));
        var items = (StringArray)lists.GetSlicedValues(row);
        Assert.Equal(antecedent, Enumerable.Range(0, items.Length).Select(i => items.GetString(i)));

        var products = store.Open.Recommend(store.Open.Names.Households[0], new() { Level = ItemLevel.Product });
        int explained = Enumerable.Range(0, products.Count).First(row => products[row].Anchors.Length > 1);
        using var evidence = products.ToRecordBatch();
        Assert.Equal(
            products[explained].Anchors.Select(anchor => int.Parse(anchor.Item, CultureInfo.InvariantCulture)),
            ((Int32Array)((ListArray)evidence.Column("anchors")).GetSlicedValues(explained)).Values.ToArray());
        Assert.Equal(
            products[explained].Anchors.Select(anchor => anchor.Weight),
            ((Int32Array)((ListArray)evidence.Column("weights")).GetSlicedValues(explained)).Values.ToArray());
    }

    [Fact]
    public void An_arrow_stream_reads_back()
    {
        using var stream = new MemoryStream();
        store.Open.RfmSegments().Write(stream, ExportFormat.ArrowStream);
        using var reader = new ArrowStreamReader(new MemoryStream(stream.ToArray()));
        using var batch = reader.ReadNextRecordBatch();
        Assert.Equal(store.Open.RfmSegments().Count, batch.Length);
        Assert.Equal(ExportFormat.ArrowStream, TabularResult.FormatOf("x.ARROWS"));
    }

    [Fact]
    public void Names_are_those_of_the_tables()
    {
        var names = store.Open.Names;
        Assert.Equal(store.Open.HouseholdSales().Select(row => row.HouseholdKey), names.Households);
        Assert.Equal(store.Open.CampaignSummary().Select(row => row.CampaignId), names.Campaigns);
        Assert.Equal(store.Open.Query("causal_data").GroupBy("store_id").Run().Count, names.Stores.Intersect(names.Stores).Count(id =>
            store.Open.Query("causal_data").WhereIn("store_id", id).Count().GroupBy("store_id").Run().Count > 0));
        Assert.Equal(SectionSales.Names, names.Items(ItemLevel.Section));
        Assert.Contains("CHEESE", names.Items(ItemLevel.Commodity));
        Assert.Equal("CHEESE", names.FindItem(ItemLevel.Commodity, "CHEESE"));
        Assert.Equal("CHEESE", names.FindItem(ItemLevel.Commodity, "cheese"));
        string product = names.Items(ItemLevel.Product)[17];
        Assert.Equal(product, names.FindItem(ItemLevel.Product, product));
        foreach (string unknown in (string[])["CHEESE", "-1", "", "99999999999"])
            Assert.Throws<UnknownNameException>(() => names.FindItem(ItemLevel.Product, unknown));
        Assert.Equal(
            "CHEESE", Assert.Throws<UnknownNameException>(() => names.FindItem(ItemLevel.Commodity, "CHESE")).Nearest[0]);
    }

    [Fact]
    public void Rules_and_lifts_of_an_item_are_those_that_name_it()
    {
        var rules = store.Open.AssociationRules(new() { Level = ItemLevel.Department, MinimumPairs = 2 });
        string item = rules[rules.Count / 2].Antecedent[0];
        Assert.Equal(rules.Where(rule => rule.Consequent == item || rule.Antecedent.Contains(item)), rules.For(item));
        Assert.NotEmpty(rules.For(item));
        Assert.Equal(rules.For(item), rules.For(item.ToLowerInvariant()));
        Assert.Throws<UnknownNameException>(() => rules.For("no such item"));
        var lift = store.Open.PromotionLift(new() { Level = ItemLevel.Product });
        Assert.Equal(lift.Where(row => row.Item == lift[40].Item), lift.For(lift[40].Item));
        Assert.Equal(4, lift.For(lift[40].Item).Count());
        Assert.Throws<UnknownNameException>(() => lift.For("no such item"));
    }
}
