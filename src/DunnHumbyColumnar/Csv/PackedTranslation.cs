namespace DunnHumbyColumnar.Csv;

/// <summary>The final code of each chunk-local code of a packed chunk.</summary>
sealed class PackedTranslation(int[] products, int[] mailers, int[] displays, int[] stores)
{
    public int Product(ulong row) => products[row >> PackedChunkRows.ProductShift];

    public ulong Translate(ulong row) => PackedChunkRows.Pack(
        Product(row), (byte)(row >> PackedChunkRows.WeekShift), mailers[(byte)(row >> PackedChunkRows.MailerShift)], displays[(byte)(row >> PackedChunkRows.DisplayShift)], stores[(ushort)row]);

    public void Translate(ReadOnlySpan<ulong> rows, Span<ulong> destination)
    {
        for (int i = 0; i < rows.Length; i++)
            destination[i] = Translate(rows[i]);
    }
}
