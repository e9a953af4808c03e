using System.Buffers.Binary;
using System.Globalization;
using System.Runtime.InteropServices;
using Apache.Arrow.Types;

namespace DunnHumbyColumnar.Results;

/// <summary>Cents as Arrow columns of a type that holds money.</summary>
static class MoneyColumns
{
    /// <summary>A double gives back any number of so many digits.</summary>
    const long MaxDoubleCents = 999_999_999_999_999;

    const int CentsPerUnit = 100;

    /// <summary>Every 64-bit number of cents fits.</summary>
    public static readonly Decimal128Type Decimal = new(19, 2);

    /// <summary>The Arrow type of money.</summary>
    /// <param name="type">The chosen type.</param>
    /// <param name="decimals">What decimals are in the format.</param>
    public static IArrowType TypeOf(MoneyType type, IArrowType decimals) => type switch
    {
        MoneyType.Decimal => decimals,
        MoneyType.Float64 => DoubleType.Default,
        MoneyType.Cents => Int64Type.Default,
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "There is no such type of money."),
    };

    /// <summary>Cents as values of the Arrow type.</summary>
    public static ReadOnlyMemory<byte> Values(IArrowType type, long[] cents) => type switch
    {
        Decimal128Type => Widen(cents),
        DoubleType => Bytes(Array.ConvertAll(cents, ToDouble)),
        _ => Bytes(cents),
    };

    /// <summary>Cents, null or not, as doubles of currency units if that is the type, otherwise as they are.</summary>
    public static Array Of(MoneyType type, Array cents) => (type, cents) switch
    {
        (MoneyType.Float64, long[] values) => Array.ConvertAll(values, ToDouble),
        (MoneyType.Float64, long?[] values) =>
            Array.ConvertAll(values, value => value is { } known ? ToDouble(known) : (double?)null),
        _ => cents,
    };

    /// <summary>Demands that the type holds the money in rows [first, first + count) to the cent.</summary>
    /// <exception cref="ArgumentException">It does not.</exception>
    public static void RequireFits(ResultFrame frame, int first, int count, MoneyType type, FileFormat format)
    {
        long max = type switch
        {
            MoneyType.Decimal => format.MaxDecimalCents,
            MoneyType.Float64 => MaxDoubleCents,
            _ => long.MaxValue,
        };
        if (max == long.MaxValue)
            return;
        foreach (var column in frame.Columns.Where(column => column.Kind == ResultKind.Money))
            if (FirstBeyond(column.Values, first, count, max) is { } cents)
                throw new ArgumentException(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{column.Name} holds {new Cents(cents)}, which is too much for money as {EnumNames.ToKebabCase(type)}; "
                    + $"{EnumNames.ToKebabCase(MoneyType.Cents)} hold it."));
    }

    /// <summary>The double nearest to the amount: both numbers of the one division are exact.</summary>
    static double ToDouble(long cents) => (double)cents / CentsPerUnit;

    static long? FirstBeyond(Array values, int first, int count, long max)
    {
        if (values is not long[] all)
            return ((long?[])values).Skip(first).Take(count).FirstOrDefault(cents => cents < -max || cents > max);
        var rows = all.AsSpan(first, count);
        return rows.IndexOfAnyExceptInRange(-max, max) is >= 0 and int row ? rows[row] : null;
    }

    /// <summary>Little-endian 128-bit integers, sign extended.</summary>
    static byte[] Widen(long[] cents)
    {
        const int size = 16;
        byte[] bytes = new byte[cents.Length * size];
        for (int i = 0; i < cents.Length; i++)
            BinaryPrimitives.WriteInt128LittleEndian(bytes.AsSpan(i * size), cents[i]);
        return bytes;
    }

    static byte[] Bytes<T>(T[] values)
        where T : unmanaged => MemoryMarshal.AsBytes(values.AsSpan()).ToArray();
}
