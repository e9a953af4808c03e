using System.IO.Compression;
using System.IO.Hashing;

namespace DunnHumbyColumnar.Csv;

/// <summary>
/// One entry of a zip archive, held against the length and the CRC-32 that the archive's directory has for it; the base library checks
/// neither.
/// </summary>
sealed class ZipText : ForwardStream
{
    readonly ZipArchive _archive;
    readonly ZipArchiveEntry _entry;
    readonly Stream _content;
    readonly Crc32 _checksum = new();
    long _read;

    ZipText(ZipArchive archive, ZipArchiveEntry entry)
    {
        _archive = archive;
        _entry = entry;
        _content = entry.Open();
    }

    /// <summary>Bytes of the text by the directory.</summary>
    public override long Length => _entry.Length;

    /// <summary>Bytes of the entry in the archive.</summary>
    public long PackedLength => _entry.CompressedLength;

    public override long Position
    {
        get => _read;
        set => throw new NotSupportedException();
    }

    /// <summary>The text of an entry.</summary>
    /// <exception cref="InvalidDataException">The archive is damaged or cut off, has no such entry, or it is encrypted.</exception>
    public static ZipText Open(string archive, string entry)
    {
        var zip = ZipFile.OpenRead(archive);
        try
        {
            var found = zip.GetEntry(entry) ?? throw new InvalidDataException("the archive has no such entry");
            return found.IsEncrypted ? throw new InvalidDataException("the entry is encrypted") : new ZipText(zip, found);
        }
        catch
        {
            zip.Dispose();
            throw;
        }
    }

    /// <exception cref="InvalidDataException">The entry is damaged.</exception>
    public override int Read(Span<byte> buffer)
    {
        int read = _content.Read(buffer);
        _checksum.Append(buffer[..read]);
        _read += read;
        bool isWhole = _read == _entry.Length && _checksum.GetCurrentHashAsUInt32() == _entry.Crc32;
        if (_read > _entry.Length || (read == 0 && !buffer.IsEmpty && !isWhole))
            throw new InvalidDataException("length or CRC-32 are not those of the archive's directory");
        return read;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _content.Dispose();
            _archive.Dispose();
        }

        base.Dispose(disposing);
    }
}
