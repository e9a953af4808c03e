using System.Collections.Immutable;
using DunnHumbyColumnar.Parquet;
using DunnHumbyColumnar.Results;

namespace DunnHumbyColumnar.Bench.Compare;

/// <summary>The lines of the comparison in order.</summary>
static class CompareLines
{
    const string Transactions = "transaction_data";
    const string Causal = "causal_data";

    static readonly string[] BasketColumns = ["household_key", "day", "product_id", "quantity", "sales_value", "basket_id"];

    public static readonly ImmutableArray<CompareLine> All =
    [
        Ingest(),
        Reopen(),
        Mart("B3", "household_sales", 10, CompareSql.HouseholdSales, ["household_key", "sales_value"], journey =>
            [journey.HouseholdSales()]),
        Query("B4", "household x commodity sales", 20, CompareSql.HouseholdCommodity, Transactions, query =>
            query.GroupBy("household_key", "commodity_desc").Sum("sales_value")),
        Mart(
            "B5", "daily_hh_spend", 15, CompareSql.DailySpend, ["household_key", "day", "product_id", "quantity", "sales_value"],
            journey => [journey.DailySpend()]),
        Mart(
            "B6", "rfm and hh_summary", 10, CompareSql.CustomerProfile,
            ["household_key", "day", "product_id", "quantity", "sales_value", "basket_id"],
            journey => [journey.Rfm(), journey.HouseholdSummary()]) with { Answers = ["SELECT * FROM r1", "SELECT * FROM r2"] },
        Query("B7a", "causal rows by store x week", 15, CompareSql.CausalStoreWeek, Causal, query =>
            query.GroupBy("store_id", "week_no").Count()),
        Query("B7b", "causal rows by display x mailer", 30, CompareSql.CausalDisplayMailer, Causal, query =>
            query.GroupBy("display", "mailer").Count()),
        Query(
            "B7c", "causal rows with display = 0", 50, CompareSql.CausalNoDisplay, Causal,
            query => query.WhereIn("display", "0").Count()),
        Query(
            "B7d", "top 20 products by mailed causal rows", 30, CompareSql.CausalTopMailed, Causal,
            query => query.WhereNotIn("mailer", "0").GroupBy("product_id").Count().OrderByDescending("count").Take(20)),
        Exposure(),
        Mart("B9", "association rules of all commodity pairs", 30, CompareSql.CommodityRules, BasketColumns, journey =>
            [journey.AssociationRules(new RuleOptions { MinimumPairs = 1 })]),
        ProductPairs(),
        Parquet(),
    ];

    /// <summary>The lines that ask an open journey, with their questions.</summary>
    public static IEnumerable<(string Id, Func<Journey, ResultFrame[]> Ask)> OfOpenJourney =>
        All.Where(line => line.Ask is not null).Select(line => (line.Id, line.Ask!));

    static CompareLine Ingest() => new("B1", "eight CSV files to a published, synced store", 5)
    {
        Table = "",
        Bytes = sides => Directory.GetFiles(sides.Csv, "*.csv").Sum(file => new FileInfo(file).Length),
        Prepare = sides =>
        {
            if (Directory.Exists(sides["fresh"]))
                Directory.Delete(sides["fresh"], recursive: true);
        },
        Run = (sides, threads) =>
        {
            var report = Journey.IngestAsync(sides.Csv, sides["fresh"], new IngestOptions { Threads = threads }).GetAwaiter().GetResult();
            return [new ResultFrame([ResultColumn.Int64("rows", [.. report.Tables.Select(table => table.Rows)])])];
        },
        Theirs = sides => DuckDb.Load(sides.Csv, sides["fresh.db"]),
        Answers = [string.Join(" UNION ALL ", Journey.SourceTableNames.Select(table => $"SELECT count(*) FROM {table}"))],
        Read = (sides, sql) =>
        {
            using var database = new DuckDb(sides["fresh.db"]);
            return [.. database.Rows(sql)];
        },
    };

    static CompareLine Reopen() => new("B2", "open the store and answer household_sales", 3)
    {
        Table = Transactions,
        Bytes = sides => BytesOf(sides, ["household_key", "sales_value"]),
        Run = (sides, threads) =>
        {
            using var journey = Journey.Open(sides.Store, new OpenOptions { UseStoredGold = false, Threads = threads });
            return [journey.HouseholdSales().Frame];
        },
        Theirs = sides =>
        {
            using var database = new DuckDb(sides.ColdDatabase);
            database.Execute(CompareSql.HouseholdSales[0]);
        },
        Read = (sides, sql) =>
        {
            sides.Duck.Execute(CompareSql.HouseholdSales[0]);
            return [.. sides.Duck.Rows(sql)];
        },
    };

    static CompareLine Mart(string id, string work, double target, string[] sql, string[] columns, Func<Journey, JourneyResult[]> build) =>
        new(id, work, target)
        {
            Table = Transactions,
            Bytes = sides => BytesOf(sides, columns),
            Ask = journey => Array.ConvertAll(build(journey), result => result.Frame),
            Theirs = sides => Array.ForEach(sql, sides.Duck.Execute),
        };

    static CompareLine ProductPairs() => new("B10", "product pairs: distinct ones, occurrences, and those in 5 baskets or more", 15)
    {
        Table = Transactions,
        Bytes = sides => BytesOf(sides, BasketColumns),
        Ask = journey =>
        {
            var pairs = journey.CountPairs(new BasketOptions { Level = ItemLevel.Product }, minimumPairs: 5);
            return [new ResultFrame(
                [
                    ResultColumn.Int64("distinct_pairs", [pairs.DistinctPairs]), ResultColumn.Int64("occurrences", [pairs.PairOccurrences]),
                    ResultColumn.Int64("frequent_pairs", [pairs.FrequentPairs]),
                ])];
        },
        Theirs = sides => Array.ForEach(CompareSql.ProductPairs, sides.Duck.Execute),
    };

    /// <summary>Both files hold the same rows if one has none that the other lacks, and as many.</summary>
    static CompareLine Parquet() => new("B11", "transaction_data to a Parquet file, zstd", 1)
    {
        Table = Transactions,
        Bytes = sides => sides.Ours.Data.Transactions.Columns.Sum(column => column.Bytes),
        Run = (sides, threads) =>
        {
            var table = sides.Ours.Table(Transactions);
            table.Export(sides["ours.parquet"], ParquetFormat.On(threads), new ExportOptions(), CancellationToken.None);
            return [new ResultFrame([ResultColumn.Int64("missing", [0]), ResultColumn.Int64("rows", [table.RowCount])])];
        },
        Theirs = sides => sides.Duck.Execute(
            $"COPY {Transactions} TO '{sides["theirs.parquet"]}' (FORMAT parquet, COMPRESSION zstd)"),
        Answers = ["SELECT (SELECT count(*) FROM (FROM $theirs EXCEPT ALL FROM $ours)), count(*) FROM $ours"],
        Read = (sides, sql) => [.. sides.Duck.Rows(sql
            .Replace("$ours", $"'{sides["ours.parquet"]}'", StringComparison.Ordinal)
            .Replace("$theirs", $"'{sides["theirs.parquet"]}'", StringComparison.Ordinal))],
    };

    /// <summary>The larger of the two tables gives the rows.</summary>
    static CompareLine Exposure() => new("B8", "promotion_exposure: transactions joined to promotions", 10)
    {
        Table = Causal,
        Bytes = sides => sides.Ours.Data.Causal.Columns.Sum(column => column.Bytes) + BytesOf(
            sides, ["household_key", "day", "product_id", "quantity", "sales_value", "store_id", "week_no"]),
        Ask = journey => [journey.PromotionExposure().Frame],
        Theirs = sides => Array.ForEach(CompareSql.PromotionExposure, sides.Duck.Execute),
    };

    static CompareLine Query(string id, string work, double target, string[] sql, string table, Func<JourneyQuery, JourneyQuery> ask) =>
        new(id, work, target)
        {
            Table = table,
            Bytes = sides => ask(sides.Ours.Query(table)).Explain().BytesRead,
            Ask = journey => [ask(journey.Query(table)).Run().Frame],
            Theirs = sides => Array.ForEach(sql, sides.Duck.Execute),
        };

    static long BytesOf(CompareSides sides, string[] columns) => columns.Sum(column => sides.Ours.Data.Transactions[column].Bytes);
}
