using System.Buffers.Text;
using System.Text;

namespace DunnHumbyColumnar.Synthetic;

/// <summary>Reusable growing buffer of CSV lines.</summary>
sealed class CsvText
{
    const int MaxNumberBytes = 24;

    byte[] _bytes = new byte[1 << 16];
    int _length;

    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, _length);

    public void Clear() => _length = 0;

    public void Append(byte value)
    {
        Reserve(1);
        _bytes[_length++] = value;
    }

    public void Append(string text)
    {
        Reserve(Encoding.UTF8.GetMaxByteCount(text.Length));
        _length += Encoding.UTF8.GetBytes(text, _bytes.AsSpan(_length));
    }

    public void Append(ReadOnlySpan<byte> bytes)
    {
        Reserve(bytes.Length);
        bytes.CopyTo(_bytes.AsSpan(_length));
        _length += bytes.Length;
    }

    public void Append(long number)
    {
        Reserve(MaxNumberBytes);
        Utf8Formatter.TryFormat(number, _bytes.AsSpan(_length), out int written);
        _length += written;
    }

    /// <summary>Units with as few decimals as the value has: 1.5, -0.29, 0.</summary>
    public void AppendMoney(int cents)
    {
        if (cents < 0)
            Append((byte)'-');
        var (units, rest) = Math.DivRem(Math.Abs(cents), 100);
        Append(units);
        if (rest == 0)
            return;
        Append((byte)'.');
        Append((byte)('0' + (rest / 10)));
        if (rest % 10 != 0)
            Append((byte)('0' + (rest % 10)));
    }

    public void Comma() => Append((byte)',');

    public void EndLine() => Append((byte)'\n');

    void Reserve(int count)
    {
        if (_bytes.Length - _length < count)
            Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, _length + count));
    }
}
