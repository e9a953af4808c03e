using DunnHumbyColumnar.Csv;
using DunnHumbyColumnar.Tests.Csv;
using DunnHumbyColumnar.Tests.Snapshots;
using DunnHumbyColumnar.Tests.Support;
using FsCheck.Xunit;
using Xunit;

namespace DunnHumbyColumnar.Tests.Mapping;

/// <summary>Ids that are texts give the results of the numbers that stand for them.</summary>
[Properties(MaxTest = 30)]
public sealed class TextIdProperties
{
    static readonly Dictionary<string, string> Domains = new()
    {
        ["household_key"] = "household",
        ["product_id"] = "product",
        ["store_id"] = "store",
        ["basket_id"] = "basket",
        ["campaign"] = "campaign",
    };

    [Property]
    public void Texts_give_the_gold_tables_of_numbers_in_the_same_order(int seed)
    {
        var random = new Random(seed);
        using var folder = new TemporaryFolder();
        RowsCsv.Write(RandomJourney.Of(seed), folder["raw"]);
        var texts = Relabel(folder, random);
        Ingest(folder["numbered"], folder["numbers"], null, random);
        Ingest(folder["named"], folder["texts"], Identity(), random);
        using var numbers = Journey.Open(folder["numbers"]);
        using var named = Journey.Open(folder["texts"]);
        named.Check();
        Assert.Empty(named.BuildGold().Failed);
        foreach (string table in Journey.GoldTableNames)
            Assert.Equal(Rows(numbers.Gold(table), null), Rows(named.Gold(table), texts));
        foreach (string table in Journey.SourceTableNames)
            Assert.Equal(Rows(numbers.Table(table), null), Rows(named.Table(table), texts));
        var options = new RuleOptions { Baskets = new BasketOptions { Level = ItemLevel.Product } };
        Assert.Equal(
            numbers.AssociationRules(options).Select(rule => (Named(rule.Antecedent[0]), Named(rule.Consequent), rule.Counts)),
            named.AssociationRules(options).Select(rule => (rule.Antecedent[0], rule.Consequent, rule.Counts)));

        string Named(string product) => texts["product"][int.Parse(product) - 1];
    }

    /// <summary>
    /// Writes the raw files twice, each id as its rank, and as a text whose rank that is; returns the texts of each kind of id.
    /// </summary>
    static Dictionary<string, string[]> Relabel(TemporaryFolder folder, Random random)
    {
        var raw = SmallJourney.Tables.ToDictionary(
            table => table, table => PlainCsv.Read(File.ReadAllText(Path.Combine(folder["raw"], table + ".csv"))));
        var ranks = new Dictionary<string, Dictionary<string, int>>();
        foreach (var domain in Domains.GroupBy(column => column.Value, column => column.Key))
            ranks[domain.Key] = raw.Values.SelectMany(rows => domain.SelectMany(column => Values(rows, column))).Distinct()
                .OrderBy(long.Parse).Index().ToDictionary(id => id.Item, id => id.Index);
        var texts = ranks.ToDictionary(domain => domain.Key, domain => Texts(domain.Value.Count, random));
        foreach (var (table, rows) in raw)
        {
            // The anonymised demographics have other names.
            rows[0] = Array.ConvertAll(SmallJourney.Header(table), column => column.ToLowerInvariant());
            Write("numbered", (column, id) => (ranks[Domains[column]][id] + 1).ToString());
            Write("named", (column, id) => texts[Domains[column]][ranks[Domains[column]][id]]);

            void Write(string place, Func<string, string, string> label)
            {
                Directory.CreateDirectory(folder[place]);
                var lines = rows.Select((row, line) => string.Join(',', row.Select((value, column) => SmallJourney.Quote(
                    line > 0 && Domains.ContainsKey(rows[0][column]) ? label(rows[0][column], value) : value))));
                File.WriteAllText(Path.Combine(folder[place], table + ".csv"), string.Concat(lines.Select(line => line + "\n")));
            }
        }

        return texts;
    }

    static IEnumerable<string> Values(List<string[]> rows, string column)
    {
        int index = Array.IndexOf(rows[0], column);
        return index < 0 ? [] : rows.Skip(1).Select(row => row[index]);
    }

    /// <summary>Different texts in ordinal order, some of them numbers, not all.</summary>
    static string[] Texts(int count, Random random)
    {
        var texts = new SortedSet<string>(StringComparer.Ordinal);
        while (texts.Count < count)
            texts.Add(texts.Count == 0 ? "007" : random.Next(5) switch
            {
                0 => random.Next(1000).ToString(),
                1 => "A" + random.Next(1000),
                2 => random.NextInt64().ToString(),
                3 => $"é, \"{random.Next(1000)}\" \U0001F600",
                _ => "  " + new string('x', random.Next(1, 300)),
            });
        return [.. texts];
    }

    static JourneyMapping Identity() => JourneyMapping.Parse(new JourneyMapping
    {
        Cleaning = CleaningProfile.Reference,
        Tables = SmallJourney.Tables.ToDictionary(table => table, table => new TableMapping
        {
            Files = [table + ".csv"],
            Columns = SmallJourney.Header(table).ToDictionary(
                column => column.ToLowerInvariant(), column => new ColumnMapping { Column = column }),
        }),
    }.ToJson());

    /// <summary>The rows without the columns of texts, which must be those of the keys before them.</summary>
    static List<string> Rows(TabularResult table, Dictionary<string, string[]>? texts)
    {
        string[] names = [.. table.ColumnNames];
        var rows = new List<string> { string.Join('|', names.Where(name => !IsCode(name))) };
        foreach (var row in table.Texts())
        {
            var kept = new List<string?>();
            for (int c = 0; c < names.Length; c++)
            {
                if (!IsCode(names[c]))
                    kept.Add(row[c]);
                else
                    Assert.Equal(texts![names[c].Split('_')[0]][int.Parse(row[c - 1]!) - 1], row[c]);
            }

            rows.Add(string.Join('|', kept));
        }

        Assert.Equal(
            names.Count(name => DomainOf(name) is { } domain && texts?[domain].Length > 0),
            names.Count(IsCode));
        return rows;
    }

    static bool IsCode(string column) =>
        column.EndsWith("_code", StringComparison.Ordinal) && Domains.ContainsValue(column.Split('_')[0]);

    static string? DomainOf(string column) =>
        column is "campaign_id" or "campaign_a" or "campaign_b" ? "campaign" : Domains.GetValueOrDefault(column);

    static void Ingest(string csv, string store, JourneyMapping? mapping, Random random) =>
        Journey.IngestAsync(csv, store, new IngestOptions
        {
            Mapping = mapping,
            Threads = random.Next(1, 5),
            Csv = new CsvOptions { ChunkBytes = random.Next(2) == 0 ? random.Next(1, 100) : random.Next(100, 10_000) },
            Store = UnsyncedFileOps.Options,
        }).GetAwaiter().GetResult();
}
