using System.Runtime.InteropServices;
using DunnHumbyColumnar.Columns;

namespace DunnHumbyColumnar.Query;

/// <summary>
/// Resolves the column names of a query on one table, in lower case: its own columns first, then the attributes its key columns lead to,
/// then what days and times of day of both lead to.
/// </summary>
sealed class ColumnResolver(JourneyData data, TableData table)
{
    /// <summary>Values in at most this range are codes as they are; columns of a wider range are ranked first.</summary>
    const long CodeLimit = 1L << 22;

    static readonly (string Dictionary, TableSpec Dimension)[] Stars =
    [
        (CompleteJourney.Product, CompleteJourney.Products), (CompleteJourney.Household, CompleteJourney.Demographics),
        (CompleteJourney.Campaign, CompleteJourney.Campaigns),
    ];

    readonly Dictionary<string, QueryColumn> _resolved = new(StringComparer.Ordinal);
    readonly Dictionary<string, QueryColumn> _ranked = new(StringComparer.Ordinal);

    /// <summary>Whether to rank numbers that are keys or filtered, however narrow their range.</summary>
    public bool RanksNumbers { get; set; }

    /// <summary>Every name that can be resolved.</summary>
    public IEnumerable<string> Names =>
        table.Spec.Columns.Concat(Codes().Select(column => column.Spec)).Select(column => column.Name)
            .Concat(Attributes().Select(attribute => attribute.Name))
            .Concat(Calendar().Select(column => column.Name)).Distinct();

    /// <summary>What the days and times of day of the table's own columns lead to.</summary>
    public IEnumerable<CalendarColumn> OwnCalendar =>
        table.Spec.Columns.SelectMany(column => CalendarColumn.Of(column.Name, column.Kind, data.Calendar));

    public QueryColumn Find(string name)
    {
        string key = name.ToLowerInvariant();
        if (!_resolved.TryGetValue(key, out var column))
            _resolved.Add(key, column = Resolve(key) ?? throw UnknownColumn.Create(table.Spec.Name, name, [.. Names]));
        return column;
    }

    /// <summary>
    /// A column whose stored values are summed or averaged; throws <see cref="ArgumentException"/> for another kind of column.
    /// </summary>
    public QueryColumn FindNumber(string name) => Find(name) is { IsNumber: true } column
        ? column
        : throw new ArgumentException(
            $"{name} of {table.Spec.Name} is no number; count, min, max and count_distinct go with it.", nameof(name));

    QueryColumn? Resolve(string name)
    {
        if (table.Spec.IndexOf(name) >= 0)
            return Own(table[name]);
        if (Codes().FirstOrDefault(column => column.Spec.Name == name) is { } codes)
            return Own(codes);
        var (_, key, kind, star) = Attributes().FirstOrDefault(attribute => attribute.Name == name);
        if (key is not null)
            return Attribute(name, Own(key).Source, key, star(), kind);
        return Calendar().FirstOrDefault(column => column.Name == name) is { } calendar ? calendar.From(Find(calendar.Source)) : null;
    }

    /// <summary>The texts of the table's own columns of ids that are texts.</summary>
    IEnumerable<ColumnData> Codes() => table.Columns.Select(KeyCodes.Of).OfType<ColumnData>();

    IEnumerable<CalendarColumn> Calendar() => OwnCalendar.Concat(
        Attributes().SelectMany(attribute => CalendarColumn.Of(attribute.Name, attribute.Kind, data.Calendar)));

    IEnumerable<(string Name, ColumnData Key, ColumnKind Kind, Func<StarAttribute> Star)> Attributes()
    {
        foreach (var (dictionary, spec) in Stars)
        {
            var key = table.Columns.FirstOrDefault(column => column.Spec.Dictionary == dictionary);
            if (key is null)
                continue;
            if (dictionary == CompleteJourney.Product)
                yield return ("section", key, ColumnKind.Text, () => data.Sections);
            var dimension = data[spec.Name];
            if (dimension == table)
                continue;
            foreach (var column in dimension.Columns.Where(column => column.Spec.Dictionary != dictionary))
                yield return (column.Spec.Name, key, column.Spec.Kind, () => data.Attribute(dimension.Spec, column.Spec.Name));
        }
    }

    QueryColumn Attribute(string name, ScanColumn source, ColumnData key, StarAttribute star, ColumnKind kind)
    {
        // The attribute's own codes can be used if stored values are dictionary codes from 0 and all attributes are known.
        bool isAligned = source.Minimum == 0 && key.CodeMap is null && !star.HasNull && star.Codes.Length >= source.Range;
        int[] map = isAligned ? star.Codes : new int[source.Range];
        bool hasNull = false;
        for (int i = 0; i < map.Length && !isAligned; i++)
        {
            int code = star.Codes.Length == 0 ? -1 : star.Codes[key.CodeOf(source.Minimum + i)];
            hasNull |= code < 0;
            map[i] = code < 0 ? star.Count : code;
        }

        var domain = star.Texts is { } texts
            ? new ValueDomain(star.Count, texts.Text, hasNull)
            : new ValueDomain(ResultKind.Int32, star.Count, code => star.Numbers[code], hasNull) { Form = FormOf(kind) };
        return new QueryColumn(name, source, map, domain, false);
    }

    QueryColumn Own(ColumnData column)
    {
        long range = table.RowCount == 0 ? 1 : column.Stats.Max - column.Stats.Min + 1;
        bool isNumber = !column.Spec.IsCoded && column.Type != StorageType.Int64;
        if (column.Type == StorageType.Int64 || (range > CodeLimit && !isNumber))
            return Ranked(column);
        int minimum = (int)column.Stats.Min;
        var source = new ScanColumn(column.Spec.Name, column.Type, column.Encoding, minimum, range, column.Stats.Runs, column.Chunks);
        // A table without rows is scanned with one code, which stands for nothing.
        int count = table.RowCount == 0 ? 0 : (int)Math.Min(range, int.MaxValue);
        return WithDomain(column, source, count, code => (long)minimum + code, isNumber);
    }

    /// <summary>A stored column as codes in the order of its values; those of rows without an id are null.</summary>
    QueryColumn WithDomain(ColumnData column, ScanColumn source, int count, Func<int, long> stored, bool isNumber)
    {
        if (!KeyCodes.HasAnonymous(column))
            return new QueryColumn(column.Spec.Name, source, null, DomainOf(column, count, stored), isNumber);
        int[] map = [count - 1, .. Enumerable.Range(0, count - 1)];
        return new QueryColumn(
            column.Spec.Name, source, map, DomainOf(column, count - 1, code => stored(code + 1), hasNull: true), false);
    }

    /// <summary>
    /// The column as a key or in a filter; values of too wide a range are replaced by their ranks among the distinct values.
    /// </summary>
    public QueryColumn FindKey(string name)
    {
        var column = Find(name);
        if ((column.Source.Range <= CodeLimit && !(RanksNumbers && column.IsNumber)) || column.Map is not null)
            return column;
        if (!_ranked.TryGetValue(column.Name, out var ranked))
            _ranked.Add(
                column.Name,
                ranked = Ranked(Codes().FirstOrDefault(codes => codes.Spec.Name == column.Name) ?? table[column.Name]));
        return ranked;
    }

    /// <summary>The column with each value replaced by its rank among the distinct values, built for this query.</summary>
    QueryColumn Ranked(ColumnData column)
    {
        long[] values = [.. column.Chunks.SelectMany(Widened).Distinct().Order()];
        var chunks = column.Chunks.Select(chunk =>
        {
            int[] ranks = [.. Widened(chunk).Select(value => Array.BinarySearch(values, value))];
            byte[] bytes = MemoryMarshal.AsBytes(ranks.AsSpan()).ToArray();
            return chunk.Encoding == ColumnEncoding.Plain
                ? new ColumnChunk(StorageType.Int32, chunk.Rows, bytes)
                : new ColumnChunk(StorageType.Int32, chunk.Rows, bytes, chunk.RunEndBytes);
        });
        var source = new ScanColumn(
            column.Spec.Name, StorageType.Int32, column.Encoding, 0, Math.Max(1, values.Length), column.Stats.Runs, [.. chunks]);
        return WithDomain(column, source, values.Length, code => values[code], false);
    }

    /// <summary>What the codes of a stored column stand for.</summary>
    /// <param name="column">The column.</param>
    /// <param name="count">Number of codes.</param>
    /// <param name="stored">The stored value of a code.</param>
    /// <param name="hasNull">Whether values can be missing.</param>
    ValueDomain DomainOf(ColumnData column, int count, Func<int, long> stored, bool hasNull = false) => column.Dictionary switch
    {
        TextDictionary texts => new(count, code => texts.Text(column.CodeOf(stored(code))), hasNull),
        IdDictionary { Texts: { } texts } ids => new(
            TableFrames.KindOf(column), count, code => ids.Ids[column.CodeOf(stored(code))],
            code => texts.Text(column.CodeOf(stored(code))), id => ids.CodeOf(id) >= 0)
        { HasNull = hasNull },
        IdDictionary ids => new(
            TableFrames.KindOf(column), count, code => ids.Ids[column.CodeOf(stored(code))], hasNull, id => ids.CodeOf(id) >= 0),
        _ => new(TableFrames.KindOf(column), count, stored) { Form = FormOf(column.Spec.Kind) },
    };

    NumberForm FormOf(ColumnKind kind) => kind switch
    {
        ColumnKind.Money => NumberForm.Money,
        ColumnKind.Day => NumberForm.Day(data.Calendar),
        _ => NumberForm.Whole,
    };

    static IEnumerable<long> Widened(ColumnChunk chunk)
    {
        for (int i = 0; i < chunk.ValueCount; i++)
            yield return chunk.ValueAt(i);
    }
}
