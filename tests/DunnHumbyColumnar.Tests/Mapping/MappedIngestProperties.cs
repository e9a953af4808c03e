using DunnHumbyColumnar.Csv;
using DunnHumbyColumnar.Tests.Csv;
using DunnHumbyColumnar.Tests.Snapshots;
using DunnHumbyColumnar.Tests.Support;
using FsCheck.Xunit;
using Xunit;

namespace DunnHumbyColumnar.Tests.Mapping;

/// <summary>A journey written in any layout and mapped back is the journey; its faults have exact places.</summary>
[Properties(MaxTest = 60)]
public sealed class MappedIngestProperties
{
    [Property]
    public void A_random_layout_mapped_back_gives_the_store_of_the_plain_files(int seed)
    {
        var random = new Random(seed);
        var journey = new SmallJourney(random.Next(), factRows: random.Next(4, 60), products: random.Next(4, 30));
        using var folder = new TemporaryFolder();
        journey.WriteTo(folder["plain"]);
        var (mapping, _) = Write(journey, folder["mapped"], random);
        var plain = Ingest(folder["plain"], folder["plain store"], null, random);
        var mapped = Ingest(folder["mapped"], folder["store"], mapping, random);
        Assert.Equal(plain.ContentHash, mapped.ContentHash);
        Assert.True(Ingest(folder["mapped"], folder["store"], JourneyMapping.Parse(mapping.ToJson()), random).Skipped);
        var other = mapping with { DayOne = mapping.DayOne!.Value.AddDays(-1) };
        Assert.False(Ingest(folder["mapped"], folder["store"], other, random).Skipped);
    }

    [Property]
    public void Two_columns_exchanged_or_another_day_1_give_another_store(int seed)
    {
        var random = new Random(seed);
        var journey = new SmallJourney(random.Next(), factRows: random.Next(4, 60));
        journey.Rows("transaction_data")[0][5] = "1.23";
        journey.Rows("transaction_data")[0][7] = "-3.21";
        using var folder = new TemporaryFolder();
        var (mapping, layouts) = Write(journey, folder["mapped"], random);
        var right = Ingest(folder["mapped"], folder["right"], mapping, random);
        var transactions = mapping.Tables["transaction_data"];
        var columns = new Dictionary<string, ColumnMapping>(transactions.Columns);
        (columns["sales_value"], columns["retail_disc"]) = (columns["retail_disc"], columns["sales_value"]);
        var exchanged = WithTransactions(transactions with { Columns = columns });
        Assert.NotEqual(right.ContentHash, Ingest(folder["mapped"], folder["exchanged"], exchanged, random).ContentHash);
        if (!transactions.Columns["day"].Formats.IsEmpty)
            Assert.NotEqual(
                right.ContentHash,
                Ingest(folder["mapped"], folder["late"], mapping with { DayOne = mapping.DayOne!.Value.AddDays(-1) }, random).ContentHash);

        JourneyMapping WithTransactions(TableMapping table) => mapping with
        {
            Tables = new Dictionary<string, TableMapping>(mapping.Tables) { ["transaction_data"] = table },
        };
    }

    [Property]
    public void A_fault_in_a_mapped_file_has_its_exact_place(int seed)
    {
        var random = new Random(seed);
        var journey = new SmallJourney(random.Next(), factRows: random.Next(3, 60), products: random.Next(3, 30));
        using var folder = new TemporaryFolder();
        var (mapping, layouts) = Write(journey, folder["mapped"], random);
        var layout = layouts[random.Next(layouts.Count)];
        foreach (string file in Directory.GetFiles(folder["mapped"], layout.Table + ".*"))
            File.Delete(file);

        var text = layout.Text(journey.Rows(layout.Table));
        int first = layout.Mapping.Format.Header is null ? 1 : 0;
        int line = random.Next(first, text.Lines.Count);
        string[] fields = layout.Fields(journey.Rows(layout.Table)[line - first]);
        string[] header = SmallJourney.Header(layout.Table);
        int column = random.GetItems([.. Enumerable.Range(0, header.Length).Where(c => header[c] is "household_key" or "PRODUCT_ID"
            or "CAMPAIGN" or "DAY" or "SALES_VALUE")], 1)[0];
        int field = layout.FieldOf(column);
        fields[field] = header[column] is "DAY" or "SALES_VALUE" ? "x1" : "NaN";
        string before = string.Concat(fields.Take(field).Select(one => layout.Join([one]) + "?"));
        text.Lines[line] = System.Text.Encoding.UTF8.GetBytes(layout.Join(fields));
        File.WriteAllBytes(Path.Combine(folder["mapped"], layout.Table + ".0.txt"), text.ToBytes());
        var failure = Assert.Throws<InputDataException>(() => Ingest(folder["mapped"], folder["store"], mapping, random));
        Assert.Equal(
            (FaultCode.Cast, layout.Table + ".0.txt", line + 1L, before.EnumerateRunes().Count() + 1,
                text.OffsetOf(line) + System.Text.Encoding.UTF8.GetByteCount(before)),
            (failure.Code, failure.File, failure.Line!.Value, failure.Column!.Value, failure.ByteOffset!.Value));
    }

    static (JourneyMapping Mapping, List<Layout> Layouts) Write(SmallJourney journey, string folder, Random random)
    {
        var dayOne = new DateOnly(1990 + random.Next(30), 1 + random.Next(12), 1 + random.Next(28));
        var layouts = SmallJourney.Tables.Select(table => new Layout(table, dayOne, random)).ToList();
        foreach (var layout in layouts)
            layout.Write(journey.Rows(layout.Table), folder);
        var tables = layouts.ToDictionary(layout => layout.Table, layout => layout.Mapping);
        var mapping = new JourneyMapping { DayOne = dayOne, Tables = tables };
        return (JourneyMapping.Parse(mapping.ToJson()), layouts);
    }

    static IngestReport Ingest(string csv, string store, JourneyMapping? mapping, Random random) =>
        Journey.IngestAsync(csv, store, new IngestOptions
        {
            Mapping = mapping,
            Threads = random.Next(1, 5),
            Csv = new CsvOptions { ChunkBytes = random.Next(2) == 0 ? random.Next(1, 100) : random.Next(100, 10_000) },
            Store = UnsyncedFileOps.Options,
        }).GetAwaiter().GetResult();
}
