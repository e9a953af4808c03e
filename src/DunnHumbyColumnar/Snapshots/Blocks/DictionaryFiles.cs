using System.Runtime.InteropServices;
using System.Text;
using Apache.Arrow;
using Apache.Arrow.Ipc;
using Apache.Arrow.Types;
using DunnHumbyColumnar.Columns;

namespace DunnHumbyColumnar.Snapshots;

/// <summary>
/// Writes a dictionary as an Arrow file of one column, <c>value</c>: int64 ids or UTF-8 texts, in code order. Surrogate keys are written as
/// the texts that they stand for.
/// </summary>
static class DictionaryFiles
{
    static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static StoredDictionary Write(Publication publication, KeyDictionary dictionary)
    {
        var texts = dictionary as TextDictionary ?? ((IdDictionary)dictionary).Texts;
        var (array, values, offsets) = texts is null ? ToArrow((IdDictionary)dictionary) : ToArrow(texts);
        using var batch = new RecordBatch(
            new Schema([new Field("value", array.Data.DataType, nullable: false)], null), [array], dictionary.Count);
        Extent valueExtent = default;
        Extent offsetExtent = default;
        var file = publication.Write(
            StoreLayout.DictionaryFile(dictionary.Name),
            writer =>
            {
                using var arrow = new ArrowFileWriter(writer, batch.Schema, leaveOpen: true);
                arrow.WriteRecordBatch(batch);
                arrow.WriteEnd();
            },
            bytes =>
            {
                using var extents = new ArrowExtents(bytes);
                var buffers = extents.Next().Column(0).Data.Buffers;
                valueExtent = extents.Locate(0, buffers[^1], values);
                if (texts is not null)
                    offsetExtent = extents.Locate(0, buffers[1], offsets);
            });
        return new StoredDictionary(dictionary.Name, texts is not null, dictionary.Count, file, valueExtent, offsetExtent);
    }

    static (IArrowArray Array, byte[] Values, byte[] Offsets) ToArrow(IdDictionary dictionary)
    {
        byte[] values = MemoryMarshal.AsBytes(dictionary.Ids).ToArray();
        return (
            new Int64Array(new ArrayData(Int64Type.Default, dictionary.Count, 0, 0, [ArrowBuffer.Empty, new ArrowBuffer(values)])),
            values, []);
    }

    static (IArrowArray Array, byte[] Values, byte[] Offsets) ToArrow(TextDictionary dictionary)
    {
        int[] ends = new int[dictionary.Count + 1];
        for (int i = 0; i < dictionary.Count; i++)
            ends[i + 1] = checked(ends[i] + Utf8.GetByteCount(dictionary.Texts[i]));
        byte[] values = new byte[ends[^1]];
        for (int i = 0; i < dictionary.Count; i++)
            Utf8.GetBytes(dictionary.Texts[i], values.AsSpan(ends[i]));
        byte[] offsets = MemoryMarshal.AsBytes(ends.AsSpan()).ToArray();
        var data = new ArrayData(
            StringType.Default, dictionary.Count, 0, 0, [ArrowBuffer.Empty, new ArrowBuffer(offsets), new ArrowBuffer(values)]);
        return (new StringArray(data), values, dictionary.Count == 0 ? [] : offsets);
    }
}
