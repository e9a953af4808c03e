using System.Collections.Immutable;
using DunnHumbyColumnar.Columns;
using DunnHumbyColumnar.Kernels;
using DunnHumbyColumnar.Runtime;

namespace DunnHumbyColumnar.Query;

/// <summary>
/// Turns a query into a plan: resolves its names, folds all filters and keys on a stored column into one table of partial group ids, and
/// chooses how to scan and how to group.
/// </summary>
sealed class QueryPlanner
{
    const int MaxKeys = 4;
    const long MaxDenseBytes = 64L << 20;
    const int FewGroups = 4096;
    const int GroupsPerRow = 4;

    readonly QuerySpec _spec;
    readonly TableData _table;
    readonly ColumnResolver _columns;
    readonly int _threads;
    readonly MemoryAccount _memory;

    QueryPlanner(QueryContext context, QuerySpec spec)
    {
        _spec = spec;
        _threads = context.Threads;
        _memory = context.Memory;
        _table = context.Data.Tables.FirstOrDefault(table => table.Spec.Name == spec.Table)
            ?? throw new UnknownNameException("table", spec.Table, [.. context.Data.Tables.Select(table => table.Spec.Name)]);
        _columns = new ColumnResolver(context.Data, _table);
    }

    public static QueryPlan Plan(QueryContext context, QuerySpec spec) => new QueryPlanner(context, spec).Plan();

    QueryPlan Plan()
    {
        if (_spec.Keys.Length > MaxKeys)
            throw new ArgumentException($"A query has at most {MaxKeys} group keys, not {_spec.Keys.Length}.");
        if (_spec.Keys.Distinct(StringComparer.OrdinalIgnoreCase).Count() < _spec.Keys.Length)
            throw new ArgumentException($"A column is a group key once: {string.Join(", ", _spec.Keys)}.");
        string[] aggregates = [.. _spec.Aggregates.Select(aggregate => aggregate.Name)];
        if (aggregates.Distinct(StringComparer.OrdinalIgnoreCase).Count() < aggregates.Length)
            throw new ArgumentException($"An aggregate is computed once: {string.Join(", ", aggregates)}.");
        if (_spec.Keys.IsEmpty && _spec.Aggregates.IsEmpty)
            throw new ArgumentException("A query needs a group key or an aggregate.");
        var columns = KeyColumns();
        double cells = columns.Aggregate(1.0, (product, key) => product * Math.Max(1, key.Domain.Size));
        var grouping = ChooseGrouping(cells, columns.Any(IsCluster));
        var hashed = grouping == GroupForm.Hash ? HashKeys() : [];
        var filters = _spec.Filters.Select(filter => (filter, Column: _columns.FindKey(filter.Column)))
            .Select(pair => (pair.Column, Kept: pair.filter.Kept(pair.Column.Domain))).ToList();
        var (measures, measureOfAggregate) = FindMeasures();
        var scan = ChooseScan(grouping, columns, filters.ConvertAll(filter => filter.Column), measures, out int innermost);
        var keys = grouping == GroupForm.Dense ? DenseKeys(columns, innermost) : hashed;
        var sources = keys.Select(key => key.Column.Source)
            .Concat(filters.Select(filter => filter.Column.Source)).DistinctBy(source => source.Name)
            .Select(source => GroupIdSources.Build(source, keys, filters, grouping)).ToList();
        ImmutableArray<GroupIdSource> runSources = [.. sources.Where(source => source.Column.Encoding == ColumnEncoding.RunEnd)
            .OrderByDescending(source => source.Column.Runs)];
        ImmutableArray<GroupIdSource> rowSources = [.. sources.Where(source => source.Column.Encoding == ColumnEncoding.Plain)];
        return new QueryPlan
        {
            Spec = _spec,
            Table = _table,
            Scan = scan,
            Grouping = grouping,
            DenseGroups = grouping == GroupForm.Dense ? Math.Max(1, (int)cells) : 0,
            Keys = keys,
            IsInKeyOrder = innermost == keys.Length - 1,
            Cluster = grouping == GroupForm.Dense ? keys.Select(key => key.Column).FirstOrDefault(IsCluster)?.Source : null,
            RunSources = runSources,
            RowSources = rowSources,
            Measures = measures,
            MeasureOfAggregate = measureOfAggregate,
            IsEmpty = filters.Any(filter => !filter.Kept.Contains(true)),
        };
    }

    ImmutableArray<QueryColumn> KeyColumns() => [.. _spec.Keys.Select(_columns.FindKey)];

    /// <summary>Whether it is the first sort column of the table, unmapped and stored as runs.</summary>
    bool IsCluster(QueryColumn column) =>
        !_table.Spec.SortOrder.IsEmpty && column is { Map: null, Source.Encoding: ColumnEncoding.RunEnd }
        && column.Source.Name == _table.Spec.SortOrder[0];

    /// <summary>
    /// Chooses the scan: runs if all columns are stored as runs; a histogram if rows are only counted, by one plain byte column, which then
    /// becomes the innermost key; otherwise blocks of rows.
    /// </summary>
    static ScanForm ChooseScan(
        GroupForm grouping, ImmutableArray<QueryColumn> keys, List<QueryColumn> filtered,
        ImmutableArray<MeasureSource> measures, out int innermost)
    {
        innermost = keys.Length - 1;
        var plain = keys.Concat(filtered).Select(column => column.Source)
            .Where(source => source.Encoding == ColumnEncoding.Plain).DistinctBy(source => source.Name).ToList();
        if (plain.Count == 0 && measures.All(measure => measure.Column.Encoding == ColumnEncoding.RunEnd))
            return ScanForm.Runs;
        bool counts = grouping == GroupForm.Dense && measures.IsEmpty && plain is [{ Type: StorageType.UInt8, Minimum: 0 }];
        if (!counts || filtered.Any(column => column.Source.Name == plain[0].Name)
            || keys.Count(key => key.Source.Name == plain[0].Name) != 1)
            return ScanForm.Rows;
        int key = keys.ToList().FindIndex(key => key.Source.Name == plain[0].Name);
        if (keys[key].Map is not null)
            return ScanForm.Rows;
        innermost = key;
        return ScanForm.Histogram;
    }

    /// <summary>
    /// Chooses the grouping: dense while the combinations are few compared with the rows and small compared with the memory, otherwise
    /// hashing.
    /// </summary>
    GroupForm ChooseGrouping(double cells, bool isClustered)
    {
        bool isShared = isClustered && !_spec.Aggregates.Any(requested => requested.Aggregate.MayListValues);
        double stateBytes = sizeof(long) * (1 + _spec.Aggregates.Length) * (isShared ? 1 : _threads);
        bool few = cells <= FewGroups || cells <= GroupsPerRow * (double)_table.RowCount;
        return few && cells < GroupIds.Limit && cells * stateBytes <= Math.Min(MaxDenseBytes, _memory.Budget.FreeBytes / 2)
            ? GroupForm.Dense
            : GroupForm.Hash;
    }

    /// <summary>The keys of hashed groups, ranked first if they would not fit.</summary>
    ImmutableArray<PlannedKey> HashKeys()
    {
        if (HashKeys(KeyColumns()) is { } keys)
            return keys;
        // Ranks among the distinct values span a smaller range than the values.
        _columns.RanksNumbers = true;
        return HashKeys(KeyColumns())
            ?? throw new ArgumentException($"The keys {string.Join(", ", _spec.Keys)} have too many combinations; group by fewer of them.");
    }

    /// <summary>
    /// Mixed radix: a group id is the sum of code x stride. The innermost key has stride 1, the others follow from last to first.
    /// </summary>
    static ImmutableArray<PlannedKey> DenseKeys(ImmutableArray<QueryColumn> columns, int innermost)
    {
        var keys = new PlannedKey[columns.Length];
        int stride = 1;
        foreach (int k in Enumerable.Range(0, columns.Length).OrderBy(k => k == innermost ? 0 : columns.Length - k))
        {
            keys[k] = new PlannedKey(columns[k], false, stride);
            stride *= Math.Max(1, columns[k].Domain.Size);
        }

        return [.. keys];
    }

    /// <summary>
    /// Distributes the keys over two key words so that the combinations of each stay below the limit; null if that is impossible.
    /// </summary>
    static ImmutableArray<PlannedKey>? HashKeys(ImmutableArray<QueryColumn> columns)
    {
        for (int high = 0; high < 1 << columns.Length; high++)
        {
            var keys = new PlannedKey[columns.Length];
            long[] strides = [1, 1];
            for (int k = columns.Length - 1; k >= 0; k--)
            {
                int word = (high >> k) & 1;
                keys[k] = new PlannedKey(columns[k], word == 1, (int)Math.Min(strides[word], int.MaxValue));
                strides[word] = Math.Min(strides[word] * Math.Max(1, columns[k].Domain.Size), GroupIds.Limit);
            }

            if (strides.Max() < GroupIds.Limit)
                return ImmutableArray.Create(keys);
        }

        return null;
    }

    (ImmutableArray<MeasureSource> Measures, ImmutableArray<int> OfAggregate) FindMeasures()
    {
        var measures = new List<MeasureSource>();
        var ofAggregate = new List<int>();
        foreach (var (aggregate, name) in _spec.Aggregates)
        {
            if (!aggregate.TakesColumn)
            {
                ofAggregate.Add(-1);
                continue;
            }

            var column = aggregate.TakesNumbersOnly ? _columns.FindNumber(name) : _columns.Find(name);
            int known = measures.FindIndex(measure => measure.Named.Name == column.Name);
            if (known < 0)
                measures.Add(new MeasureSource(column, MapOf(column)));
            ofAggregate.Add(known < 0 ? measures.Count - 1 : known);
        }

        return ([.. measures], [.. ofAggregate]);
    }

    /// <summary>Numbers are aggregated as stored; other columns by code, with -1 for null.</summary>
    static int[]? MapOf(QueryColumn column)
    {
        if (column.IsNumber)
            return null;
        var map = column.Map ?? [.. Enumerable.Range(0, (int)column.Source.Range)];
        return column.Domain.HasNull ? Array.ConvertAll(map, code => code == column.Domain.Count ? -1 : code) : map;
    }
}
