namespace DunnHumbyColumnar.Csv;

/// <summary>
/// The lines that start in one byte range of a file, in a reusable buffer. Chunk boundary search: every line feed ends a line, so a file
/// can be cut at any byte; a chunk begins after the first line feed, searched from the byte before its range, and has its last line to
/// the end.
/// </summary>
sealed class Chunk
{
    const int LookAhead = 64 << 10;

    byte[] _buffer = [];
    int _start;
    int _end;

    /// <summary>Offset in the text of the first line.</summary>
    public long Offset { get; private set; }

    /// <summary>Hash of the chunk's own bytes of the text; null if it has none, or without a hash function.</summary>
    public UInt128? Hash { get; private set; }

    /// <summary>Whether the last line has its line feed in the file; if not, it is the last line of the file.</summary>
    public bool EndsWithLineFeed { get; private set; }

    /// <summary>Bytes of the source that have been read for this chunk.</summary>
    public long SourceBytes { get; set; }

    /// <summary>The lines as they are in the file.</summary>
    public ReadOnlySpan<byte> Lines => _buffer.AsSpan(_start, _end - _start);

    /// <summary>The lines with a line feed after the last one, even where the file has none.</summary>
    public ReadOnlySpan<byte> ClosedLines => _buffer.AsSpan(_start, _end - _start + (EndsWithLineFeed || _end == _start ? 0 : 1));

    /// <summary>Reads the lines that start in [from, to), not before <paramref name="dataOffset"/>.</summary>
    /// <param name="file">The file.</param>
    /// <param name="from">First byte of the range.</param>
    /// <param name="to">Exclusive end of the range, at most the file's size.</param>
    /// <param name="dataOffset">Where the first data line starts.</param>
    /// <param name="lineLimit">Stops extending the last line once it is longer; the parser then reports it.</param>
    /// <param name="hash">Hashes the range's own bytes; null: no hash.</param>
    public void Load(SourceFile file, long from, long to, long dataOffset, int lineLimit, BlockHash? hash)
    {
        int own = (int)(to - from);
        // The byte before the range tells whether a line starts at its first byte.
        int before = from == 0 ? 0 : 1;
        Reserve(before + own + LookAhead + 1);
        int have = file.Read(from - before, _buffer.AsSpan(0, before + own + LookAhead));
        Hash = hash?.Invoke(_buffer.AsSpan(before, own));
        SourceBytes = own;
        _start = FirstLine(from, before, own, dataOffset);
        Offset = from - before + _start;
        if (_start >= before + own)
        {
            _start = _end = 0;
            EndsWithLineFeed = true;
            return;
        }

        CloseLastLine(file, from - before, before + own, have, lineLimit);
    }

    /// <summary>Reads the next block of a text that can only be read in order; <see cref="CutLines"/> must follow.</summary>
    /// <param name="carry">What the chunk before left.</param>
    /// <param name="blockBytes">Bytes of a block.</param>
    /// <param name="fill">Fills a range of an array, with fewer bytes than asked for only at the end of the text.</param>
    /// <param name="hash">Hashes the block's own bytes; null: no hash.</param>
    /// <returns>Bytes of the block.</returns>
    public int LoadNext(byte[] carry, int blockBytes, Func<byte[], int, int, int> fill, BlockHash? hash)
    {
        Reserve(checked(carry.Length + blockBytes + 1));
        carry.CopyTo(_buffer, 0);
        int block = fill(_buffer, carry.Length, blockBytes);
        Hash = block == 0 ? null : hash?.Invoke(_buffer.AsSpan(carry.Length, block));
        (_start, _end) = (0, carry.Length + block);
        return block;
    }

    /// <summary>Leaves the whole lines of what <see cref="LoadNext"/> has read, and returns what comes after them.</summary>
    /// <param name="offset">Offset in the text of the first byte.</param>
    /// <param name="dataOffset">Where the first data line starts.</param>
    /// <param name="lineLimit">A line that is longer is left as it is; the parser then reports it.</param>
    /// <param name="isLast">Whether the text ends here.</param>
    public byte[] CutLines(long offset, long dataOffset, int lineLimit, bool isLast)
    {
        _start = (int)Math.Clamp(dataOffset - offset, 0, _end);
        Offset = offset + _start;
        int have = _end;
        int feed = _buffer.AsSpan(_start, have - _start).LastIndexOf((byte)'\n');
        bool keepsAll = isLast || (feed < 0 && have - _start > lineLimit);
        _end = keepsAll ? have : _start + feed + 1;
        EndsWithLineFeed = _start == _end || _buffer[_end - 1] == '\n';
        byte[] rest = _buffer.AsSpan(_end, have - _end).ToArray();
        if (!EndsWithLineFeed)
            _buffer[_end] = (byte)'\n';
        return rest;
    }

    int FirstLine(long from, int before, int own, long dataOffset)
    {
        if (dataOffset >= from)
            return (int)Math.Min(dataOffset - from, own) + before;
        int feed = _buffer.AsSpan(0, before + own).IndexOf((byte)'\n');
        return feed < 0 ? before + own : feed + 1;
    }

    void CloseLastLine(SourceFile file, long origin, int rangeEnd, int have, int lineLimit)
    {
        // The last line starts at or before rangeEnd - 1, so its line feed is at rangeEnd - 1 or later.
        int search = rangeEnd - 1;
        while (true)
        {
            int feed = _buffer.AsSpan(search, have - search).IndexOf((byte)'\n');
            EndsWithLineFeed = feed >= 0;
            _end = feed >= 0 ? search + feed + 1 : have;
            if (feed >= 0 || origin + have >= file.Size || have - rangeEnd > lineLimit)
            {
                _buffer[Math.Min(_end, _buffer.Length - 1)] = (byte)'\n';
                return;
            }

            search = have;
            Reserve(checked(have * 2));
            have += file.Read(origin + have, _buffer.AsSpan(have, _buffer.Length - 1 - have));
        }
    }

    void Reserve(int bytes)
    {
        if (_buffer.Length < bytes)
            Array.Resize(ref _buffer, bytes);
    }
}
