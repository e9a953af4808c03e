using System.Runtime.InteropServices;
using ParquetSharp;
using Encoding = System.Text.Encoding;

namespace DunnHumbyColumnar.Parquet;

/// <summary>Texts in UTF-8 at fixed addresses, for as long as this lives. A text that follows itself is there once.</summary>
sealed class TextBytes : IDisposable
{
    readonly GCHandle _pin;

    public TextBytes(string[] texts)
    {
        Values = new ByteArray[texts.Length];
        byte[] bytes = new byte[MaxBytes(texts)];
        _pin = GCHandle.Alloc(bytes, GCHandleType.Pinned);
        int end = 0;
        for (int i = 0; i < texts.Length; i++)
        {
            if (Follows(texts, i))
            {
                Values[i] = Values[i - 1];
                continue;
            }

            int length = Encoding.UTF8.GetBytes(texts[i], bytes.AsSpan(end));
            Values[i] = new ByteArray(_pin.AddrOfPinnedObject() + end, length);
            end += length;
        }
    }

    public ByteArray[] Values { get; }

    public void Dispose() => _pin.Free();

    static int MaxBytes(string[] texts)
    {
        int bytes = 0;
        for (int i = 0; i < texts.Length; i++)
            bytes = checked(bytes + (Follows(texts, i) ? 0 : Encoding.UTF8.GetMaxByteCount(texts[i].Length)));
        return bytes;
    }

    static bool Follows(string[] texts, int i) => i > 0 && ReferenceEquals(texts[i], texts[i - 1]);
}
