using ZstdSharp;

namespace DunnHumbyColumnar.Csv;

/// <summary>
/// The text of a compressed source (gzip, zstd, an entry of a zip archive), read to its end or not at all: data that are damaged or cut off
/// are an error, never a short text.
/// </summary>
sealed class DecodedText : ForwardStream
{
    readonly string _name;
    readonly SourceFileStream? _bytes;
    readonly Stream _text;

    DecodedText(SourceLocation source, SourceFile file)
    {
        _name = source.Name;
        if (source.Entry is { } entry)
        {
            _text = Decode(() => ZipText.Open(source.Path, entry));
            return;
        }

        bool isGzip = GzipText.IsGzip(StartOf(file));
        _bytes = new SourceFileStream(file, isGzip ? GzipText.EndMember : []);
        _text = isGzip ? new GzipText(_bytes) : new DecompressionStream(_bytes, leaveOpen: false);
    }

    /// <summary>Bytes that the text takes compressed.</summary>
    public long PackedLength => _text is ZipText entry ? entry.PackedLength : _bytes!.FileLength;

    /// <summary>How many of them have been read; of an entry of an archive an estimate.</summary>
    public long PackedPosition => _text is ZipText entry
        ? (long)(PackedLength * (entry.Length == 0 ? 1 : (double)entry.Position / entry.Length))
        : _bytes!.Position;

    /// <summary>Whether a source is compressed: it lies in an archive, or begins as gzip or zstd data do.</summary>
    public static bool IsPacked(SourceLocation source, SourceFile file) =>
        source.Entry is not null || GzipText.IsGzip(StartOf(file)) || IsZstd(StartOf(file));

    /// <exception cref="InputDataException">The archive is damaged or cut off, or its entry is encrypted.</exception>
    public static DecodedText Open(SourceLocation source, SourceFile file) => new(source, file);

    /// <exception cref="InputDataException">The data are damaged or cut off.</exception>
    public override int Read(Span<byte> buffer)
    {
        try
        {
            return _text.Read(buffer);
        }
        catch (Exception failure) when (IsFault(failure))
        {
            throw Fault(failure);
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _text.Dispose();
        base.Dispose(disposing);
    }

    static byte[] StartOf(SourceFile file)
    {
        var start = new byte[4];
        return start[..file.Read(0, start)];
    }

    /// <summary>A frame of zstd data, or one that decoders skip.</summary>
    static bool IsZstd(byte[] start) =>
        start is [0x28, 0xB5, 0x2F, 0xFD] or [>= 0x50 and <= 0x5F, 0x2A, 0x4D, 0x18];

    static bool IsFault(Exception failure) => failure is InvalidDataException or ZstdException or EndOfStreamException;

    InputDataException Fault(Exception failure) => new(
        FaultCode.Compression, _name,
        _bytes is { IsOverrun: true }
            ? "the compressed data are not complete: the file was cut off; copy or download it again"
            : $"the compressed data are damaged: {failure.Message.TrimEnd('.')}; copy or download the file again");

    T Decode<T>(Func<T> open)
    {
        try
        {
            return open();
        }
        catch (Exception failure) when (IsFault(failure))
        {
            throw Fault(failure);
        }
    }
}
