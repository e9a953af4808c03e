using DunnHumbyColumnar.Columns;

namespace DunnHumbyColumnar.Csv;

/// <summary>
/// Chunk rows as one growing array per column: int32, or int64 for 64-bit numbers. Ids and texts are
/// stored as positions in the chunk's own lists.
/// </summary>
sealed class WideChunkRows : ChunkRows
{
    readonly IdMap?[] _ids;
    readonly TextMap?[] _texts;
    readonly TextMap?[] _textKeys;
    readonly int[]?[] _narrow;
    readonly long[]?[] _wide;
    int _capacity;

    public WideChunkRows(TableSpec spec, int expectedRows)
        : base(spec)
    {
        _capacity = Math.Max(4, expectedRows);
        _ids = [.. spec.Columns.Select(column => column.Kind == ColumnKind.Id ? new IdMap() : null)];
        _texts = [.. spec.Columns.Select(column => column.IsText ? new TextMap() : null)];
        _textKeys = new TextMap?[spec.Columns.Length];
        _narrow = [.. spec.Columns.Select(column => column.Kind == ColumnKind.WideNumber ? null : new int[_capacity])];
        _wide = [.. spec.Columns.Select(column => column.Kind == ColumnKind.WideNumber ? new long[_capacity] : null)];
    }

    public ReadOnlySpan<int> Narrow(int column) => _narrow[column].AsSpan(0, Count);

    public ReadOnlySpan<long> Wide(int column) => _wide[column].AsSpan(0, Count);

    /// <summary>Drops a column that has been copied.</summary>
    public void Release(int column)
    {
        _narrow[column] = null;
        _wide[column] = null;
    }

    /// <summary>Adds a number to all values of a column of ids or 64-bit numbers.</summary>
    public void Add(int column, long number)
    {
        if (_ids[column] is { } ids)
            ids.Add(number);
        else
            for (int row = 0; row < Count; row++)
                _wide[column]![row] += number;
    }

    /// <summary>Replaces the ids of a column.</summary>
    /// <param name="column">The column.</param>
    /// <param name="ids">The id of each row.</param>
    public void Replace(int column, ReadOnlySpan<long> ids)
    {
        _ids[column]!.Clear();
        for (int row = 0; row < Count; row++)
            _narrow[column]![row] = _ids[column]!.CodeOf(ids[row]);
    }

    public override long TextKey(int column, ReadOnlySpan<byte> utf8) =>
        TextKeys.Of((_textKeys[column] ??= new TextMap()).CodeOf(utf8));

    public override IReadOnlyList<string> TextKeysOf(int column) => _textKeys[column]?.Texts ?? [];

    public override int TextCode(int column, ReadOnlySpan<byte> utf8) => _texts[column]!.CodeOf(utf8);

    public override ReadOnlySpan<long> IdsOf(int column) => _ids[column]!.Ids;

    public override IReadOnlyList<string> TextsOf(int column) => _texts[column]!.Texts;

    public override void Append(ReadOnlySpan<long> row)
    {
        if (Count == _capacity)
            Grow();
        for (int c = 0; c < row.Length; c++)
        {
            if (_ids[c] is { } ids)
                _narrow[c]![Count] = ids.CodeOf(row[c]);
            else if (_narrow[c] is { } narrow)
                narrow[Count] = (int)row[c];
            else
                _wide[c]![Count] = row[c];
        }

        Count++;
    }

    public override void Clear()
    {
        base.Clear();
        foreach (var map in _ids)
            map?.Clear();
        foreach (var map in _texts.Concat(_textKeys))
            map?.Clear();
    }

    void Grow()
    {
        _capacity *= 2;
        for (int c = 0; c < _narrow.Length; c++)
        {
            if (_narrow[c] is not null)
                Array.Resize(ref _narrow[c], _capacity);
            else
                Array.Resize(ref _wide[c], _capacity);
        }
    }
}
