namespace DunnHumbyColumnar.Reliability;

/// <summary>Changes bytes at random, in the ways that readers are known to stumble over.</summary>
static class Mutator
{
    const int MostBytes = 1 << 20;

    static readonly byte[][] Tokens =
    [
        .. ((string[])
        [
            "\"", "\"\"", ",", "\n", "\r", "\r\n", "\0", "\uFEFF", "-", "-0", "0", "2147483648", "9223372036854775808",
            "99999999999999999999", ".", "0.005", "#", "é", "\U0001F600", "2360", "PRODUCT_ID", " ",
        ])
            .Select(System.Text.Encoding.UTF8.GetBytes),
        [0xFF], [0xC3], [0xED, 0xA0, 0x80], [0xFF, 0xFE], [0x80], [0x7F, 0xFF, 0xFF, 0xFF], [0xFF, 0xFF, 0xFF, 0xFF],
        [0xDD, 0xFF, 0xFF, 0xFF, 0xFF], [0xC0], [0x90], [0xDC, 0xFF, 0xFF],
    ];

    /// <summary>One to four changes that the seed decides on.</summary>
    /// <param name="bytes">What to change; it stays as it is.</param>
    /// <param name="other">Bytes to take pieces of.</param>
    /// <param name="seed">Decides.</param>
    public static byte[] Change(byte[] bytes, byte[] other, int seed)
    {
        var random = new Random(seed);
        for (int i = random.Next(1, 5); i > 0; i--)
            bytes = Change(bytes, other, random);
        return bytes.Length <= MostBytes ? bytes : bytes[..MostBytes];
    }

    static byte[] Change(byte[] bytes, byte[] other, Random random)
    {
        int at = random.Next(bytes.Length + 1);
        int end = random.Next(3) == 0 ? random.Next(at, bytes.Length + 1) : Math.Min(bytes.Length, at + random.Next(1, 9));
        switch (random.Next(9))
        {
            case 0:
                return Set(bytes, at, value => (byte)(value ^ (1 << random.Next(8))));
            case 1:
                return Set(bytes, at, _ => (byte)random.Next(256));
            case 2:
                return Set(bytes, at, value => (byte)(value + random.Next(-4, 5)));
            case 3:
                return [.. bytes[..at], .. bytes[end..]];
            case 4:
                return [.. bytes[..end], .. bytes[at..]];
            case 5:
                return [.. bytes[..at], .. Tokens[random.Next(Tokens.Length)], .. bytes[at..]];
            case 6:
                return [.. bytes[..at], .. Tokens[random.Next(Tokens.Length)], .. bytes[end..]];
            case 7:
                int from = random.Next(other.Length + 1);
                return [.. bytes[..at], .. other[from..Math.Min(other.Length, from + random.Next(64))], .. bytes[end..]];
            default:
                return random.Next(4) == 0 ? bytes[..at] : Set(bytes, at, _ => (byte)(random.Next(2) == 0 ? 0 : 255));
        }
    }

    static byte[] Set(byte[] bytes, int at, Func<byte, byte> change)
    {
        byte[] changed = [.. bytes];
        if (at < changed.Length)
            changed[at] = change(changed[at]);
        return changed;
    }
}
