using System.Runtime.CompilerServices;

namespace DunnHumbyColumnar.Csv;

/// <summary>
/// The fastest scanner, for quote-free chunks of causal_data whose columns are in published order. Rows of one product are adjacent, so a
/// product field is compared with the last one as a 64-bit word (SWAR) and parsed only where it changes. Like <see cref="FactScanner"/>
/// it gives up at the first oddity.
/// </summary>
static class CausalScanner
{
    // The longest line that this scanner accepts, in bytes: so far it may read without checking for the end.
    const int LineBound = 32;

    // No field is eight zero bytes.
    const ulong NoProduct = 0;

    public static bool Fits(Header header) =>
        CausalChunkRows.Fits(header.Spec) && header.Format == TextFormat.Comma
        && header.ColumnOfField.SequenceEqual(Enumerable.Range(0, header.Spec.Columns.Length));

    /// <summary>
    /// Reads all but the last few lines. Returns the bytes consumed, or -1 at an oddity; then
    /// <paramref name="rows"/> holds some of the lines.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static unsafe int Scan(ReadOnlySpan<byte> lines, CausalChunkRows rows)
    {
        // An empty span has no address to count back from.
        if (lines.Length < LineBound)
            return 0;
        fixed (byte* first = lines)
        {
            byte* at = first;
            byte* last = first + lines.Length - LineBound;
            ulong productBytes = NoProduct;
            ulong productMask = 0;
            int productLength = 0;
            while (at <= last)
            {
                byte* lineStart = at;
                if (productLength > 0 && (Unsafe.ReadUnaligned<ulong>(at) & productMask) == productBytes)
                {
                    at += productLength;
                }
                else
                {
                    byte* start = at;
                    if (!TryProduct(ref at, rows))
                        return -1;
                    productLength = (int)(at - start);
                    productMask = productLength < 8 ? (1UL << (productLength * 8)) - 1 : ulong.MaxValue;
                    productBytes = Unsafe.ReadUnaligned<ulong>(start) & productMask;
                    if (productLength > 8)
                        productLength = 0;
                }

                uint store = (uint)(*at++ - '0');
                uint digit;
                if (store - 1 > 8 && (store != 0 || *at != ','))
                    return -1;
                while ((digit = (uint)(*at++ - '0')) <= 9)
                    store = store > ushort.MaxValue ? store : (store * 10) + digit;
                if (at[-1] != ',' || store > ushort.MaxValue)
                    return -1;

                uint week = (uint)(*at++ - '0');
                if (week - 1 > 8 && (week != 0 || *at != ','))
                    return -1;
                while ((digit = (uint)(*at++ - '0')) <= 9)
                    week = week > byte.MaxValue ? week : (week * 10) + digit;
                if (at[-1] != ',' || week > byte.MaxValue || at > last + LineBound - 5)
                    return -1;

                byte display = at[0];
                byte mailer = at[2];
                if (display is < (byte)' ' or >= 0x80 or (byte)',' || at[1] != ',' || mailer is < (byte)' ' or >= 0x80 or (byte)',')
                    return -1;
                at += 3;
                if (*at == '\r')
                    at++;
                if (*at++ != '\n' || at - lineStart > LineBound)
                    return -1;
                rows.AddRow((byte)week, rows.DisplayOf(display), rows.MailerOf(mailer), (ushort)store);
            }

            return (int)(at - first);
        }
    }

    static unsafe bool TryProduct(ref byte* position, CausalChunkRows rows)
    {
        byte* at = position;
        bool negative = *at == '-';
        if (negative)
            at++;
        byte* start = at;
        long product = 0;
        uint digit;
        while ((digit = (uint)(*at - '0')) <= 9 && at - start < 11)
        {
            product = (product * 10) + digit;
            at++;
        }

        product = negative ? -product : product;
        bool plain = *start != '0' || (at - start == 1 && !negative);
        if (at == start || !plain || *at++ != ',' || product < int.MinValue || product > int.MaxValue)
            return false;
        rows.BeginRow(product);
        position = at;
        return true;
    }
}
