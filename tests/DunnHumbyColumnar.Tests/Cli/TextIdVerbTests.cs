using DunnHumbyColumnar.Tests.Support;
using Xunit;

namespace DunnHumbyColumnar.Tests.Cli;

/// <summary>Ids that are texts in the data, on the command line.</summary>
public sealed class TextIdVerbTests : IAsyncLifetime, IDisposable
{
    readonly TemporaryFolder _folder = new();

    public async Task InitializeAsync()
    {
        Directory.CreateDirectory(_folder["csv"]);
        await File.WriteAllTextAsync(
            _folder["csv/tills.csv"], "who,what,where,bag,at\nA1,7X,north,1,3\nA1,8X,north,1,3\nB2,7X,south,2,4\n,7X,south,3,4\n");
        await File.WriteAllTextAsync(_folder["csv/mapping.json"], """
            { "tables": { "transaction_data": { "files": ["tills.csv"], "columns": {
                "household_key": "who", "product_id": "what", "store_id": "where", "basket_id": "bag", "day": "at" } } } }
            """);
        var ingest = await CliRun.Of($"ingest --mapping {_folder["csv/mapping.json"]} --store {_folder["store"]}");
        Assert.Equal(0, ingest.Code);
        Assert.Contains("1 line without a household", ingest.Error, StringComparison.Ordinal);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("show household_sales --out -", "household_key,household_code,total_sales\n1,A1,0.00\n2,B2,0.00\n")]
    [InlineData(
        "query transaction_data --where household_key=B2 --group-by product_code,store_code --agg count --out -",
        "product_code,store_code,count\n7X,south,1\n")]
    [InlineData(
        "query transaction_data --group-by household_code --agg count --out -", "household_code,count\nA1,2\nB2,1\n,1\n")]
    [InlineData("show household_promotion --store-id north --segment household_key=A1 --out -", "1,A1,2,0,0.00,0.00,\n")]
    [InlineData("recommend --household A1 --level product --min-pairs 1 --bought include --out -", "1,A1,1,7X,")]
    public async Task Are_taken_and_shown(string command, string output)
    {
        var run = await CliRun.Of($"{command} --store {_folder["store"]}");
        Assert.Equal((0, ""), (run.Code, run.Code == 0 ? "" : run.Error));
        Assert.Contains(output, run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("recommend --household 1", "there is no household 1")]
    [InlineData("recommend --household A1 --promoted-store west --promoted-week 1", "there is no store west")]
    [InlineData("show promotion_exposure --store-id west", "there is no store west")]
    [InlineData("query transaction_data --where product_id=9X --group-by day --agg count", "there is no product_id 9X")]
    public async Task That_no_table_has_are_named(string command, string message)
    {
        var run = await CliRun.Of($"{command} --store {_folder["store"]}");
        Assert.NotEqual(0, run.Code);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
    }
}
