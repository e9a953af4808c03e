using System.Globalization;
using DuckDB.NET.Data;
using DunnHumbyColumnar.Tests.Cli;
using DunnHumbyColumnar.Tests.Support;
using Xunit;

namespace DunnHumbyColumnar.Tests.Conventions;

/// <summary>The examples for DuckDB on the page about readers say what the engine says.</summary>
public sealed class ReaderExampleTests(SyntheticStore synthetic) : IClassFixture<SyntheticStore>
{
    const string Page = "docs/readers.md";

    [Fact]
    public async Task DuckDB_reads_what_was_exported()
    {
        using var folder = new TemporaryFolder();
        foreach (string command in Docs.Blocks(Page, "sh").SelectMany(block => block.Split('\n', StringSplitOptions.RemoveEmptyEntries)))
        {
            string arguments = command["dhc ".Length..].Replace("data/store", synthetic.Store, StringComparison.Ordinal);
            var run = await CliRun.Of(arguments.Replace("data/", folder.Path + "/", StringComparison.Ordinal));
            Assert.True(run.Code == 0, run.Error);
        }

        string[][] answers = [.. Docs.Blocks(Page, "sql")
            .Select(sql => Rows(sql.Replace("data/", folder.Path + "/", StringComparison.Ordinal)))];
        Assert.Equal(4, answers.Length);
        var lines = synthetic.Open.Query("transaction_data").Count().CountDistinct("basket_id").Sum("sales_value").Run();
        Assert.Equal(lines.CsvLines()[1..], answers[0]);
        var rules = synthetic.Open.AssociationRules(new() { MinimumPairs = 5 });
        Assert.Equal(
            rules.SelectMany(rule => rule.Antecedent).GroupBy(item => item)
                .OrderByDescending(item => item.Count()).ThenBy(item => item.Key, StringComparer.Ordinal)
                .Select(item => string.Create(CultureInfo.InvariantCulture, $"{DuckDbOracle.Text(item.Key)},{item.Count()}")),
            answers[1]);
        Assert.Contains("name,transaction_data", answers[2]);
        Assert.Contains($"source_fingerprint,{synthetic.Open.Info().ContentHash}", answers[2]);
        Assert.Equal([$"{synthetic.Open.HouseholdSales().Sum(row => row.Sales)}"], answers[3]);
    }

    static string[] Rows(string sql)
    {
        using var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read())
            rows.Add(string.Join(',', Enumerable.Range(0, reader.FieldCount).Select(c => DuckDbOracle.Text(reader.GetValue(c)))));
        return [.. rows];
    }
}
