using DunnHumbyColumnar.Columns;
using Xunit;

namespace DunnHumbyColumnar.Tests.Snapshots;

/// <summary>
/// Wrong contents under right checksums, as a bug or a forger would write them: our own validation
/// must find them before a kernel sees them.
/// </summary>
public sealed class ForgeryTests
{
    [Theory]
    [InlineData("transaction_data", "household_key")]
    [InlineData("transaction_data", "product_id")]
    [InlineData("causal_data", "mailer")]
    [InlineData("product", "department")]
    public void A_code_out_of_its_dictionary_is_found(string table, string column) =>
        Finds(table, column, values => values[^1] = byte.MaxValue);

    [Theory]
    [InlineData("transaction_data", "household_key")]
    [InlineData("causal_data", "product_id")]
    [InlineData("product", "product_id")]
    public void Rows_out_of_order_are_found(string table, string column) => Finds(table, column, values => values.Reverse());

    [Fact]
    public void Stats_wider_than_the_values_are_found() =>
        Assert.Contains("found values", Finds("transaction_data", "week_no", values => values.Fill(values[0])), StringComparison.Ordinal);

    static string Finds(string table, string column, SpanAction forge)
    {
        using var store = new TestStore();
        var data = TestJourney.Build(rows: 60, forced: ColumnEncoding.Plain);
        Forge(data[table][column], forge);
        store.Publish(data);
        var fault = Assert.Throws<SnapshotCorruptException>(() =>
        {
            using var snapshot = store.Open(loadAll: true);
            snapshot.Check();
        });
        Assert.Contains(table, fault.Message, StringComparison.Ordinal);
        return fault.Message;
    }

    /// <summary>Writes into the buffers that the library regards as immutable.</summary>
    static unsafe void Forge(ColumnData column, SpanAction forge)
    {
        var bytes = column.Chunks[0].ValueBytes.Span;
        int width = bytes.Length / column.Chunks[0].Rows;
        fixed (byte* first = bytes)
        {
            // Little-endian: the lowest byte of each value, the others stay.
            byte[] lowest = new byte[column.Chunks[0].Rows];
            for (int i = 0; i < lowest.Length; i++)
                lowest[i] = first[i * width];
            forge(lowest);
            for (int i = 0; i < lowest.Length; i++)
                first[i * width] = lowest[i];
        }
    }

    delegate void SpanAction(Span<byte> values);
}
