using System.Globalization;
using DunnHumbyColumnar.Parquet;
using DunnHumbyColumnar.Results;
using DunnHumbyColumnar.Tests.Support;
using FsCheck.Xunit;
using Xunit;

namespace DunnHumbyColumnar.Tests.Results.Parquet;

/// <summary>Frames of every kind of column in row groups of any size, and files that are not finished.</summary>
public sealed class ParquetFrameTests
{
    [Property(MaxTest = 60)]
    public void Frames_of_any_size_in_groups_of_any_size_are_read_as_they_are(int seed)
    {
        var random = new Random(seed);
        var whole = FrameOf(random, random.Next(0, 200));
        int rowsPerGroup = random.Next(1, 80);
        using var stream = new MemoryStream();
        using (var writer = new ParquetFrameWriter(stream, null, MoneyType.Decimal, rowsPerGroup, random.Next(1, 4)))
        {
            int row = 0;
            do
            {
                int rows = Math.Min(random.Next(0, 50), whole.Rows - row);
                writer.Write(whole.Slice(row, rows));
                row += rows;
            }
            while (row < whole.Rows);
            writer.End();
        }

        using var file = new ParquetFile(stream.ToArray());
        CsvAssert.Equal(Csv(whole), file.CsvLines(), $"seed {seed}");
    }

    [Theory]
    [InlineData(MoneyType.Decimal, 999_999_999_999_999_999)]
    [InlineData(MoneyType.Float64, 999_999_999_999_999)]
    public void Money_beyond_the_type_is_refused_before_a_byte_is_written(MoneyType money, long max)
    {
        foreach (int sign in new[] { 1, -1 })
        {
            using var fits = ParquetFile.Of(Of(ResultColumn.Money("money", [5, sign * max])), new ExportOptions { Money = money });
            Assert.Equal(
                [5m, sign * max],
                fits.Query($"SELECT (money::DECIMAL(38, 2) * 100)::BIGINT FROM '{fits.Path}'").Select(row => (decimal)(long)row[0]));
            foreach (var beyond in new[]
            {
                Of(ResultColumn.Money("money", [5, sign * (max + 1)])),
                Of(ResultColumn.Create("money", ResultKind.Money, (long?[])[null, 5, sign * (max + 1)])),
            })
            {
                using var stream = new MemoryStream();
                var refused = Assert.Throws<ArgumentException>(() => beyond.WriteParquet(stream, new ExportOptions { Money = money }));
                Assert.Contains($"money holds {new Cents(sign * (max + 1))}, which is too much", refused.Message, StringComparison.Ordinal);
                Assert.Equal(0, stream.Length);
                beyond.WriteParquet(stream, new ExportOptions { Money = money, Limit = 1 });
                beyond.WriteParquet(stream, new ExportOptions { Money = MoneyType.Cents });
            }
        }
    }

    [Fact]
    public void Money_as_doubles_gives_back_every_cent()
    {
        var random = new Random(7);
        const long beyond = 1_000_000_000_000_000;
        long[] cents = [.. Enumerable.Range(0, 20_000).Select(i => random.NextInt64(1 - beyond, beyond) >> (i % 50))];
        using var file = ParquetFile.Of(Of(ResultColumn.Money("money", cents)), new ExportOptions { Money = MoneyType.Float64 });
        Assert.Equal([("money", "DOUBLE")], file.Columns);
        Assert.Equal(cents, file.Query($"SELECT round(money * 100)::BIGINT FROM '{file.Path}'").Select(row => (long)row[0]));
        Assert.All(
            file.Query($"SELECT money FROM '{file.Path}'").Zip(cents),
            pair => Assert.Equal(double.Parse(new Cents(pair.Second).ToString(), CultureInfo.InvariantCulture), pair.First[0]));
    }

    [Fact]
    public void Money_as_cents_says_so()
    {
        var table = Of(
            ResultColumn.Money("money", [123, -5]), ResultColumn.Create("maybe", ResultKind.Money, (long?[])[null, long.MinValue]),
            ResultColumn.Int32("number", [1, 2]));
        using var file = ParquetFile.Of(table, new ExportOptions { Money = MoneyType.Cents });
        Assert.Equal([("money", "BIGINT"), ("maybe", "BIGINT"), ("number", "INTEGER")], file.Columns);
        Assert.Equal(["money,maybe,number", "123,,1", "-5,-9223372036854775808,2"], file.CsvLines());
        using var reader = new ParquetSharp.Arrow.FileReader(file.Path);
        Assert.Equal("cents", reader.Schema.GetFieldByName("money").Metadata["unit"]);
        Assert.False(reader.Schema.GetFieldByName("number").Metadata?.ContainsKey("unit") ?? false);
    }

    [Theory]
    [InlineData(ExportFormat.Csv)]
    [InlineData(ExportFormat.Json)]
    public void Money_has_a_type_in_Arrow_and_Parquet_only(ExportFormat format)
    {
        using var stream = new MemoryStream();
        Assert.Throws<ArgumentException>(() =>
            Of(ResultColumn.Money("money", [1])).Write(stream, format, new ExportOptions { Money = MoneyType.Cents }));
        Assert.Equal(0, stream.Length);
    }

    [Fact]
    public void A_null_that_the_schema_excludes_is_a_bug_and_no_value()
    {
        var column = new ResultColumn(new ColumnSchema("flag", ResultKind.Bool), (bool?[])[true, null]);
        Assert.Throws<InvalidOperationException>(() => Of(column).WriteParquet(new MemoryStream()));
    }

    [Fact]
    public void What_the_stream_throws_comes_through_and_nothing_is_written_after_it()
    {
        var random = new Random(1);
        var table = Of(FrameOf(random, 5000));
        for (int room = 0; room < 60_000; room += 7919)
        {
            using var stream = new FullStream(room);
            var failure = Assert.Throws<IOException>(() => table.WriteParquet(stream));
            Assert.Same(stream.Failure, failure);
            Assert.Equal(1, stream.Refusals);
        }
    }

    [Fact]
    public void An_unfinished_file_has_no_footer()
    {
        using var stream = new MemoryStream();
        using (var writer = new ParquetFrameWriter(stream, null, MoneyType.Decimal, rowsPerGroup: 1, threads: 1))
            writer.Write(FrameOf(new Random(1), 10));
        Assert.NotEqual(0, stream.Length);
        Assert.False(stream.ToArray().AsSpan().EndsWith("PAR1"u8));
    }

    [Fact]
    public void A_file_may_begin_anywhere_in_a_stream()
    {
        var table = Of(FrameOf(new Random(3), 30));
        using var stream = new MemoryStream();
        stream.Write("before"u8);
        table.WriteParquet(stream);
        using var file = new ParquetFile(stream.ToArray()["before".Length..]);
        CsvAssert.Equal(file.CsvLines(), table);
    }

    static FrameResult Of(params ResultColumn[] columns) => Of(new ResultFrame([.. columns]));

    static FrameResult Of(ResultFrame frame) => new(new ResultMetadata("test", DateTimeOffset.UnixEpoch, 1, "", "none", "none"), frame);

    static string[] Csv(ResultFrame frame) => Of(frame).CsvLines();

    static ResultFrame FrameOf(Random random, int rows)
    {
        T[] Each<T>(Func<T> value) => [.. Enumerable.Range(0, rows).Select(_ => value())];
        bool IsNull() => random.Next(4) == 0;
        string Word() => random.Next(6) switch { 0 => "", 1 => " ", 2 => "a,\"b\"", 3 => "naïve €", _ => $"word {random.Next(30)}" };
        ResultColumn[] columns =
        [
            ResultColumn.Int32("key", Each(() => random.Next(int.MinValue, int.MaxValue))),
            ResultColumn.Int32("maybe", Each<int?>(() => IsNull() ? null : random.Next(-5, 5))),
            ResultColumn.Int64("wide", Each(() => random.NextInt64(long.MinValue, long.MaxValue))),
            ResultColumn.Money("money", Each(() => random.NextInt64(-999_999_999_999_999_999, 1_000_000_000_000_000_000))),
            ResultColumn.Create("maybe money", ResultKind.Money, Each<long?>(() => IsNull() ? null : random.Next(-500, 500))),
            ResultColumn.Double("maybe.ratio", Each<double?>(() => IsNull() ? null : random.NextDouble())),
            ResultColumn.Double("ratio", Each(() => random.Next(9) == 0 ? double.PositiveInfinity : random.NextDouble())),
            ResultColumn.Bool("flag", Each<bool?>(() => IsNull() ? null : random.Next(2) == 0)),
            ResultColumn.Date("date", Each(() => new DateOnly(1950, 1, 1).AddDays(random.Next(40_000)))),
            ResultColumn.Create(
                "maybe date", ResultKind.Date,
                Each<DateOnly?>(() => IsNull() ? null : new DateOnly(1950, 1, 1).AddDays(random.Next(40_000)))),
            ResultColumn.Text("maybe text", Each(() => IsNull() ? null : Word())),
            ResultColumn.Create("numbers", ResultKind.Int32List, Each(() => Enumerable.Range(1, random.Next(4)).ToArray())),
            ResultColumn.Create("texts", ResultKind.TextList, Each<string[]>(() => [.. Enumerable.Repeat("t", random.Next(4))])),
        ];
        // A described column that can be null may have an array that cannot.
        columns[6] = columns[6] with { Schema = columns[6].Schema with { IsNullable = random.Next(2) == 0 } };
        columns[10] = columns[10] with { Schema = columns[10].Schema with { IsNullable = true } };
        return new ResultFrame([.. columns]);
    }

    /// <summary>Takes so many bytes and refuses the rest.</summary>
    sealed class FullStream(int room) : MemoryStream
    {
        public IOException Failure { get; } = new("No space left on device");

        public int Refusals { get; private set; }

        public override void Write(ReadOnlySpan<byte> buffer)
        {
            if (Length + buffer.Length > room)
            {
                Refusals++;
                throw Failure;
            }

            base.Write(buffer);
        }
    }
}
