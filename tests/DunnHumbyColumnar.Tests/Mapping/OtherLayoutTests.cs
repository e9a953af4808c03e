using DuckDB.NET.Data;
using DunnHumbyColumnar.Tests.Snapshots;
using DunnHumbyColumnar.Tests.Support;
using Xunit;

namespace DunnHumbyColumnar.Tests.Mapping;

/// <summary>Real data in other layouts: what the store adds up to is what DuckDB finds in the source files.</summary>
public sealed class OtherLayoutTests : IDisposable
{
    /// <summary>The lines of a file whose fields are padded with blanks, as lists of fields.</summary>
    const string Padded = "(SELECT string_split_regex(trim(line), '\\s+') f FROM read_csv('{0}', columns = {{'line': 'VARCHAR'}}, "
        + "delim = '\x01', header = false, skip = {1}, quote = '', escape = ''))";

    const string BreadBasket = """
        {
          "day_one": "2016-10-30",
          "tables": { "transaction_data": {
            "files": ["bread_basket.csv"],
            "format": { "header": ["date", "time", "transaction", "item"] },
            "columns": {
              "basket_id": "transaction",
              "product_id": "item",
              "day": { "column": "date", "formats": ["yyyy-MM-dd"] },
              "trans_time": { "column": "time", "formats": ["HH:mm:ss"] }
            } } }
        }
        """;

    const string CdnowSample = """
        {
          "day_one": "1997-01-01",
          "tables": { "transaction_data": {
            "files": ["cdnow_sample.txt"],
            "format": { "delimiter": "blanks", "header": ["id", "number in the sample", "date", "units", "dollars"] },
            "columns": {
              "household_key": { "column": "id", "number": true },
              "basket_id": { "line_number": true },
              "product_id": { "constant": "CD" },
              "day": { "column": "date", "formats": ["yyyyMMdd"] },
              "quantity": "units",
              "sales_value": "dollars"
            } } }
        }
        """;

    readonly TemporaryFolder _folder = new();

    [SampleFact]
    public async Task Cdnow_by_its_preset()
    {
        using var journey = await Ingest("cdnow_master.txt", JourneyMapping.Preset("cdnow"));
        string rows = string.Format(Padded, Sample.OtherLayout("cdnow_master.txt"), 1);
        Assert.Equal("69659,23570,69659,167881,2500315.63,1,546", Totals(journey));
        Assert.Equal(Totals(journey), Oracle($"""
            SELECT count(*), count(DISTINCT f[1]), count(*), sum(f[3]::INT), sum(f[4]::DECIMAL(12, 2)),
                min(strptime(f[2], '%Y%m%d')::DATE - DATE '1996-12-31'), max(strptime(f[2], '%Y%m%d')::DATE - DATE '1996-12-31') FROM {rows}
            """));
        Assert.Equal(new DateOnly(1998, 6, 30), journey.Calendar.DateOf(546));
        Assert.Equal("own: positive=True days=.. known=False multi_day=False excluded=", journey.Rfm().Metadata.Cleaning);
    }

    [SampleFact]
    public async Task The_sample_of_cdnow_has_no_header()
    {
        using var journey = await Ingest("cdnow_sample.txt", JourneyMapping.Parse(CdnowSample));
        string rows = string.Format(Padded, Sample.OtherLayout("cdnow_sample.txt"), 0);
        Assert.StartsWith("6919,2357,6919,16479,244091.94,", Totals(journey));
        Assert.Equal(Totals(journey), Oracle($"""
            SELECT count(*), count(DISTINCT f[1]), count(*), sum(f[4]::INT), sum(f[5]::DECIMAL(12, 2)),
                min(strptime(f[3], '%Y%m%d')::DATE - DATE '1996-12-31'), max(strptime(f[3], '%Y%m%d')::DATE - DATE '1996-12-31') FROM {rows}
            """));
    }

    [SampleTheory]
    [InlineData("groceries.csv", "groceries", "read_csv('{0}', header = true, columns = {'b': 'INT', 'i': 'VARCHAR'})")]
    [InlineData(
        "groceries_wide.csv", "groceries-wide",
        "(SELECT row_number() OVER () b, unnest(string_split(line, ',')) i FROM read_csv('{0}', columns = {'line': 'VARCHAR'}, "
        + "delim = '\x01', header = false, quote = '', escape = ''))")]
    public async Task Groceries_in_both_shapes(string file, string preset, string source)
    {
        using var journey = await Ingest(file, JourneyMapping.Preset(preset));
        Assert.Equal("43367,0,9835,43367,0.00,1,1", Totals(journey));
        Assert.Equal(169, journey.Names.Items(ItemLevel.Product).Length);
        RequirePairs(journey, source.Replace("{0}", Sample.OtherLayout(file)));
        var options = new RuleOptions
        {
            Level = ItemLevel.Product,
            MinimumPairs = 1,
            MinimumSupport = 0.001,
            Threshold = 0.5,
        };
        var pairs = journey.AssociationRules(options);
        Assert.Equal((11, 4_683), (pairs.Count, journey.AssociationRules(options with { MaximumLength = 4 }).Count));
        var honey = pairs.Single(rule => rule.Antecedent[0] == "honey" && rule.Consequent == "whole milk").Counts;
        Assert.Equal((11, 0.7333333, 2.870009), (honey.Pair, Math.Round(honey.Confidence, 7), Math.Round(honey.Lift, 6)));
    }

    [SampleFact]
    public async Task Bread_baskets_without_a_header()
    {
        using var journey = await Ingest("bread_basket.csv", JourneyMapping.Parse(BreadBasket));
        string file = $"read_csv('{Sample.OtherLayout("bread_basket.csv")}', header = false, "
            + "columns = {'d': 'DATE', 't': 'VARCHAR', 'b': 'INT', 'i': 'VARCHAR'})";
        Assert.StartsWith("21293,0,9531,21293,0.00,1,", Totals(journey));
        Assert.Equal(Totals(journey), Oracle($"""
            SELECT count(*), 0, count(DISTINCT b), count(*), '0.00', min(d - DATE '2016-10-29'), max(d - DATE '2016-10-29') FROM {file}
            """));
        Assert.Equal("159,95", journey.Query("transaction_data").CountDistinct("day").CountDistinct("product_id").Run().CsvLines()[1]);
        Assert.Equal("786", journey.Query("transaction_data").Where("product_id=NONE").Count().Run().CsvLines()[1]);
        RequirePairs(journey, file);
    }

    public void Dispose() => _folder.Dispose();

    /// <summary>Lines, households, baskets, units, sales, first and last day in the raw view.</summary>
    static string Totals(Journey journey) => journey.Query("transaction_data").Count().CountDistinct("household_key")
        .CountDistinct("basket_id").Sum("quantity").Sum("sales_value").Min("day").Max("day").Run().CsvLines()[1];

    /// <summary>Each two items, and in how many baskets they are, against a table of baskets b and items i.</summary>
    static void RequirePairs(Journey journey, string source)
    {
        var rules = journey.AssociationRules(new() { Level = ItemLevel.Product, MinimumPairs = 1 });
        var own = rules.Where(rule => string.CompareOrdinal(rule.Antecedent[0], rule.Consequent) < 0)
            .Select(rule => $"{rule.Antecedent[0]}|{rule.Consequent}|{rule.Counts.Pair}").Order(StringComparer.Ordinal).ToList();
        Assert.Equal(
            Lines($"""
                WITH held AS (SELECT DISTINCT b, i FROM {source})
                SELECT x.i || '|' || y.i || '|' || count(*) FROM held x JOIN held y ON x.b = y.b AND x.i < y.i GROUP BY x.i, y.i
                """).Order(StringComparer.Ordinal),
            own);
        Assert.NotEmpty(own);
    }

    static string Oracle(string sql) => Assert.Single(Lines(sql));

    static List<string> Lines(string sql)
    {
        using var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var lines = new List<string>();
        while (reader.Read())
            lines.Add(string.Join(',', Enumerable.Range(0, reader.FieldCount).Select(c =>
                Convert.ToString(reader.GetValue(c), System.Globalization.CultureInfo.InvariantCulture))));
        return lines;
    }

    async Task<Journey> Ingest(string file, JourneyMapping mapping)
    {
        Directory.CreateDirectory(_folder["csv"]);
        File.Copy(Sample.OtherLayout(file), _folder["csv/" + file]);
        await Journey.IngestAsync(
            _folder["csv"], _folder["store"], new IngestOptions { Mapping = mapping, Store = UnsyncedFileOps.Options });
        return Journey.Open(_folder["store"]);
    }
}
