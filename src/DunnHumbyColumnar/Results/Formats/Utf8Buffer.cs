using System.Globalization;
using System.Text;

namespace DunnHumbyColumnar.Results;

/// <summary>Buffered UTF-8 text writer, culture-free; flushes when large, unless cancelled.</summary>
sealed class Utf8Buffer(Stream stream, CancellationToken cancellationToken)
{
    const int FlushBytes = 1 << 16;

    /// <summary>Longest formatted number or date.</summary>
    const int MaxScalarBytes = 64;

    byte[] _bytes = new byte[FlushBytes + 4096];
    int _length;

    public void Append(byte value)
    {
        Reserve(1);
        _bytes[_length++] = value;
    }

    public void Append(ReadOnlySpan<byte> bytes)
    {
        Reserve(bytes.Length);
        bytes.CopyTo(_bytes.AsSpan(_length));
        _length += bytes.Length;
    }

    public void Append(ReadOnlySpan<char> text)
    {
        Reserve(text.Length * 3);
        _length += Encoding.UTF8.GetBytes(text, _bytes.AsSpan(_length));
    }

    public void Append(long value) => AppendScalar(value, default);

    public void Append(double value) => AppendScalar(value, "R");

    public void Append(DateOnly value) => AppendScalar(value, "yyyy-MM-dd");

    /// <summary>Cents with two decimals.</summary>
    public void AppendMoney(long cents)
    {
        Reserve(MaxScalarBytes);
        var (units, rest) = Math.DivRem(cents, 100);
        if (cents < 0 && units == 0)
            Append((byte)'-');
        AppendScalar(units, default);
        rest = Math.Abs(rest);
        _bytes[_length++] = (byte)'.';
        _bytes[_length++] = (byte)('0' + (rest / 10));
        _bytes[_length++] = (byte)('0' + (rest % 10));
    }

    /// <summary>Flushes if the buffer is full; call between rows.</summary>
    public void FlushIfLarge()
    {
        if (_length < FlushBytes)
            return;
        cancellationToken.ThrowIfCancellationRequested();
        Flush();
    }

    public void Flush()
    {
        stream.Write(_bytes.AsSpan(0, _length));
        _length = 0;
    }

    void AppendScalar<T>(T value, ReadOnlySpan<char> format)
        where T : IUtf8SpanFormattable
    {
        Reserve(MaxScalarBytes);
        value.TryFormat(_bytes.AsSpan(_length), out int written, format, CultureInfo.InvariantCulture);
        _length += written;
    }

    void Reserve(int bytes)
    {
        if (_length + bytes > _bytes.Length)
            Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, _length + bytes));
    }
}
