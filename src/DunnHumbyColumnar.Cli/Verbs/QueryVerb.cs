using System.CommandLine;
using System.Globalization;
using DunnHumbyColumnar.Cli.Output;

namespace DunnHumbyColumnar.Cli.Verbs;

/// <summary>Groups and aggregates any source table.</summary>
static class QueryVerb
{
    /// <summary>Groups that a terminal shows by default.</summary>
    const int TerminalRows = 40;

    public static Command Create(Terminal terminal)
    {
        var table = TableArgument.OfSources();
        var store = StoreLocation.Option();
        var where = new Option<string[]>("--where")
        {
            Description = "Keeps rows: COL=V[,V…] one of the values, COL!=V[,V…] none of them, COL=A..B the range, either end open; "
                + "COL>V, COL>=V, COL<V, COL<=V; COL like *PART*; COL is unknown. A value with , or .. stands in quotes as in CSV. "
                + "Repeatable: all must hold.",
            HelpName = "CONDITION",
        };
        var groupBy = new Option<string[]>("--group-by")
        {
            Description = "Up to four columns; attributes such as department and income_desc, and the calendar, such as month, too.",
            HelpName = "C[,C…]",
        };
        var aggregates = new Option<string[]>("--agg")
        {
            Description = $"{JourneyQuery.AggregateForms}.",
            HelpName = "A[,A…]",
            CompletionSources = { JourneyQuery.AggregateForms.Split(", ") },
        };
        var orderBy = new Option<string[]>("--order-by")
        {
            Description = "Result columns, descending after a minus sign; the group keys unless given.",
            HelpName = "[-]C[,…]",
        };
        var top = new Option<int?>("--top")
        {
            Description = "Result rows at most.",
            HelpName = "N",
            Validators = { result => CommonOptions.RequireRange(result, 0, int.MaxValue) },
        };
        var output = new RowOptions(TerminalRows);
        var explain = new Option<bool>("--explain") { Description = "Tells on standard error how the answer was computed." };
        var verb = new Command(
            "query",
            "Groups and aggregates a source table.\n"
            + "Example: dhc query transaction_data --store data/store --where day=101..708 --group-by department "
            + "--agg sum:sales_value,count --order-by -sum_sales_value --top 10")
        {
            table, store, where, groupBy, aggregates, orderBy, top, explain,
        };
        output.AddTo(verb);
        verb.SetAction((parsed, cancellationToken) => Task.Run(
            () =>
            {
                var target = output.Read(parsed, StoreLocation.Of(parsed, store));
                using var journey = Stores.Open(parsed, store);
                var query = journey.Query(parsed.GetRequiredValue(table));
                foreach (string condition in parsed.GetValue(where) ?? [])
                    query = UsageException.Unless(() => query.Where(condition));
                query = query.GroupBy([.. Parts(parsed.GetValue(groupBy))]);
                foreach (string aggregate in Parts(parsed.GetValue(aggregates)))
                    query = UsageException.Unless(() => query.Aggregate(aggregate));
                foreach (string column in Parts(parsed.GetValue(orderBy)))
                    query = column.StartsWith('-') ? query.OrderByDescending(column[1..]) : query.OrderBy(column);
                if (parsed.GetValue(top) is { } rows)
                    query = query.Take(rows);
                var result = UsageException.Unless(() => query.Run(cancellationToken));
                target.Write(terminal, result, null, cancellationToken);
                if (parsed.GetValue(explain))
                    Explain(terminal, result.Explanation);
                return ExitCodes.Ok;
            },
            cancellationToken));
        return verb;
    }

    static IEnumerable<string> Parts(string[]? lists) =>
        (lists ?? []).SelectMany(list => list.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));

    static void Explain(Terminal terminal, QueryExplanation explanation)
    {
        terminal.Error.WriteLine(
            $"scan {explanation.Scan}, groups {explanation.Grouping}, {explanation.Threads} threads, {explanation.VectorBits}-bit vectors");
        terminal.Error.WriteLine(
            $"{Figures.Count(explanation.TableRows)} rows in {explanation.Table}, "
            + $"{Figures.Count(explanation.ItemsRead)} {(explanation.Scan == "runs" ? "runs" : "rows")} and "
            + $"{Figures.Bytes(explanation.BytesRead)} read, {Figures.Count(explanation.Groups)} groups, "
            + $"{Figures.Count(explanation.ResultRows)} result rows");
        terminal.Error.WriteLine(string.Join(", ", explanation.Stages.Select(stage => string.Create(
            CultureInfo.InvariantCulture, $"{stage.Name} {stage.Milliseconds:0.00} ms"))));
    }
}
