using System.Collections.Immutable;
using System.Globalization;
using DunnHumbyColumnar.Query;
using DunnHumbyColumnar.Tests.Support;

namespace DunnHumbyColumnar.Tests.Query;

/// <summary>A random query and the same question as SQL, from a seed.</summary>
sealed class RandomQuery
{
    /// <summary>Per table its numbers, money and all else, with a few values that occur and a few that do not.</summary>
    static readonly Dictionary<string, Columns> Tables = new()
    {
        ["transaction_data"] = new(
            ["quantity", "day", "week_no", "trans_time"], ["sales_value", "retail_disc", "coupon_disc", "coupon_match_disc"],
            [
                "household_key", "basket_id", "product_id", "store_id", "department", "commodity_desc", "sub_commodity_desc", "section",
                "brand", "manufacturer", "income_desc", "age_desc", "household_size_desc", "date", "weekday", "month", "quarter", "year",
                "iso_week", "hour",
            ]),
        ["causal_data"] = new(
            ["week_no"], [], ["product_id", "store_id", "display", "mailer", "department", "commodity_desc", "section", "brand"]),
        ["product"] = new(["manufacturer"], [], ["product_id", "department", "commodity_desc", "brand", "section", "curr_size_of_product"]),
        ["hh_demographic"] = new([], [], ["household_key", "age_desc", "income_desc", "hh_comp_desc", "kid_category_desc"]),
        ["campaign_desc"] = new(["start_day", "end_day"], [], ["campaign", "description", "start_date", "end_date"]),
        ["campaign_table"] = new([], [], ["campaign", "household_key", "description", "income_desc", "start_day", "start_date"]),
        ["coupon"] = new([], [], ["campaign", "product_id", "coupon_upc", "department", "section", "description"]),
        ["coupon_redempt"] = new(
            ["day"], [], ["campaign", "household_key", "coupon_upc", "age_desc", "description", "date", "month", "weekday", "end_date"]),
    };

    static readonly string[] Texts =
    [
        "GROCERY", "PRODUCE", "DRUG GM", "National", "Private", "SOFT DRINKS", "FLUID MILK PRODUCTS", "BEEF", "produce", "misc", "dairy",
        "35-49K", "45-54", "2", "0", "A", "H", "5", "TypeA", "TypeB", "nowhere", " ",
    ];

    readonly Random _random;
    readonly List<string> _where = [];
    readonly List<string> _having = [];
    readonly DuckDbOracle _oracle;
    readonly string _table;

    public RandomQuery(int seed, DuckDbOracle oracle)
    {
        _random = new Random(seed);
        _oracle = oracle;
        string table = _table = Pick(
            ["transaction_data", "transaction_data", "transaction_data", "causal_data", "causal_data", .. Tables.Keys]);
        var columns = Tables[table];
        string[] keys = [.. Shuffled(columns.All.Except(columns.Money.Take(_random.Next(2) * 4)).ToArray())
            .Take(Pick([0, 1, 1, 2, 2, 3, 4]))];
        var aggregates = Enumerable.Range(0, keys.Length == 0 ? 1 + _random.Next(4) : _random.Next(4))
            .Select(_ => Aggregate(columns)).Distinct().ToList();
        Spec = new QuerySpec(table)
        {
            Filters = [.. Enumerable.Range(0, _random.Next(4)).Select(_ => Filter(columns))],
            Keys = [.. keys],
            Aggregates = [.. aggregates],
        };
        if (aggregates.Count > 0 && _random.Next(4) == 0 && aggregates[0].Aggregate.Word is "count" or "count_distinct" or "sum")
            Spec = Spec with { Having = [Having(aggregates[0])] };
        var names = keys.Concat(aggregates.Select(aggregate => aggregate.Name)).ToArray();
        if (_random.Next(3) == 0)
            Spec = Spec with
            {
                Order = [.. Shuffled(names).Take(1 + _random.Next(2)).Select(name => new OrderKey(name, _random.Next(2) == 0))],
            };
        if (_random.Next(3) == 0)
            Spec = Spec with { Take = _random.Next(30) };
        Sql = ToSql();
    }

    public QuerySpec Spec { get; }

    public string Sql { get; }

    static bool IsText(string column) => column is "department" or "commodity_desc" or "sub_commodity_desc"
        or "section" or "brand" or "display" or "mailer" or "description" or "curr_size_of_product"
        or "month" or "quarter" or "iso_week"
        || (column.EndsWith("_desc", StringComparison.Ordinal) && column != "campaign_desc");

    static bool IsDate(string column) => column is "date" or "start_date" or "end_date";

    QueryFilter Filter(Columns columns)
    {
        string column = Pick(columns.All);
        string[] known = columns.Others.Contains(column) ? _oracle.ValuesOf(_table, column) : [];
        return _random.Next(10) switch
        {
            0 => Unknown(column),
            1 or 2 when IsText(column) => Pattern(column, known),
            < 7 when columns.Others.Contains(column) => known.Length > 0 ? OneOf(column, () => Pick(known)) : Unknown(column),
            < 7 => OneOf(column, () => Value(column, columns.Money.Contains(column))),
            _ => Range(column, columns.Money.Contains(column)),
        };
    }

    QueryFilter OneOf(string column, Func<string> next)
    {
        bool isExcluded = _random.Next(4) == 0;
        string[] values = [.. Enumerable.Range(0, 1 + _random.Next(3)).Select(_ => next()).Distinct()];
        _where.Add($"{column} {(isExcluded ? "NOT " : "")}IN ({string.Join(", ", values.Select(value => Literal(column, value)))})");
        return new QueryFilter(column, [.. values.Select(value => new ValueTerm(value))], isExcluded);
    }

    QueryFilter Range(string column, bool money)
    {
        string? from = _random.Next(5) == 0 ? null : Value(column, money);
        string? to = _random.Next(5) == 0 && from is not null ? null : Value(column, money);
        bool isExclusive = _random.Next(3) == 0;
        string equal = isExclusive ? "" : "=";
        _where.Add($"{column} IS NOT NULL" + (from is null ? "" : $" AND {column} >{equal} {Literal(column, from)}")
            + (to is null ? "" : $" AND {column} <{equal} {Literal(column, to)}"));
        return new QueryFilter(column, [new IntervalTerm(from, to, isExclusive, isExclusive)]);
    }

    QueryFilter Unknown(string column)
    {
        bool isUnknown = _random.Next(2) == 0;
        _where.Add($"{column} IS {(isUnknown ? "" : "NOT ")}NULL");
        return new QueryFilter(column, [isUnknown ? new UnknownTerm() : new IntervalTerm(null, null)]);
    }

    /// <summary>A part of a text that occurs, in any case, with or without anything before, after and in the middle.</summary>
    QueryFilter Pattern(string column, string[] known)
    {
        bool isExcluded = _random.Next(4) == 0;
        string text = Pick([.. known, .. Texts]);
        int start = _random.Next(text.Length);
        string part = text.Substring(start, 1 + _random.Next(text.Length - start));
        int middle = _random.Next(part.Length);
        string[] parts = [Pick("", "*"), part[..middle], Pick("", "*", "**"), part[middle..], Pick("", "*")];
        string Spelled(Func<string, string> literal, string any) =>
            string.Concat(parts.Select(piece => piece.Length > 0 && piece.Trim('*').Length == 0 ? any : literal(piece)));
        string sql = Spelled(
            piece => piece.Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal)
                .Replace("'", "''", StringComparison.Ordinal).ToLowerInvariant(),
            "%");
        _where.Add($"{column} {(isExcluded ? "NOT " : "")}ILIKE '{sql}' ESCAPE '\\'");
        return new QueryFilter(
            column, [new PatternTerm(Spelled(piece => piece.Replace("*", "\\*", StringComparison.Ordinal), "*"))], isExcluded);
    }

    QueryAggregate Aggregate(Columns columns)
    {
        string[] numbers = [.. columns.Numbers.Where(column => column != "manufacturer" || Tables["product"] == columns), .. columns.Money];
        var aggregate = Pick(JourneyQuery.Aggregates.Where(known => numbers.Length > 0 || !known.TakesNumbersOnly).ToArray());
        return new QueryAggregate(aggregate, aggregate.TakesColumn ? Pick(aggregate.TakesNumbersOnly ? numbers : columns.All) : "");
    }

    HavingBound Having(QueryAggregate aggregate)
    {
        decimal? least = _random.Next(3) == 0 ? null : _random.Next(200);
        decimal? most = least is null || _random.Next(2) == 0 ? (least ?? 0) + _random.Next(2000) : null;
        if (least is not null)
            _having.Add($"{aggregate.Name} >= {least}");
        if (most is not null)
            _having.Add($"{aggregate.Name} <= {most}");
        return new HavingBound(aggregate.Name, least, most);
    }

    /// <summary>A value in or near the column's range; a text that may occur.</summary>
    string Value(string column, bool money)
    {
        if (IsText(column))
            return Pick(Texts);
        if (IsDate(column))
            return Pick([.. _oracle.ValuesOf(_table, column), "2004-07-01", "2006-03-05"]);
        var (low, high) = _oracle.RangeOf(_table, column);
        long value =
            _random.Next(3) == 0 ? (_random.Next(2) == 0 ? low : high) : _random.NextInt64(low - 1, Math.Min(high, low + (1L << 50)) + 2);
        return money ? (value / 100m).ToString("0.00", CultureInfo.InvariantCulture) : value.ToString(CultureInfo.InvariantCulture);
    }

    static string Literal(string column, string value) =>
        IsText(column) || IsDate(column) ? $"'{value.Replace("'", "''", StringComparison.Ordinal)}'" : value;

    string ToSql()
    {
        var columns = Tables[Spec.Table];
        string Aggregate(QueryAggregate aggregate)
        {
            bool money = columns.Money.Contains(aggregate.Column);
            string cents = money ? $"({aggregate.Column} * 100)::BIGINT" : aggregate.Column;
            string unit = money ? " / 100" : "";
            return aggregate.Aggregate.Word switch
            {
                "count" => "count(*)",
                "sum" => $"coalesce(sum({aggregate.Column}), 0)::{(money ? "DECIMAL(18,2)" : "BIGINT")}",
                "min" => $"min({aggregate.Column})",
                "max" => $"max({aggregate.Column})",
                "mean" => $"sum({cents})::BIGINT / count(*){unit}",
                "median" => $"median({cents}){unit}",
                "count_distinct" => $"count(DISTINCT {aggregate.Column})",
                var word => throw new InvalidOperationException($"No SQL for {word}."),
            } + $" AS {aggregate.Name}";
        }

        string select = string.Join(", ", Spec.Keys.Concat(Spec.Aggregates.Select(Aggregate)));
        string sql = $"SELECT {select} FROM star_{Spec.Table}";
        if (_where.Count > 0)
            sql += $" WHERE {string.Join(" AND ", _where.Select(condition => $"({condition})"))}";
        if (!Spec.Keys.IsEmpty)
            sql += $" GROUP BY {string.Join(", ", Spec.Keys)}";
        if (_having.Count > 0)
            sql = $"SELECT * FROM ({sql}) WHERE {string.Join(" AND ", _having)}";
        var order = Spec.Order.Select(key => $"{key.Column} {(key.IsDescending ? "DESC" : "ASC")} NULLS LAST")
            .Concat(Spec.Keys.Select(key => $"{key} NULLS LAST")).ToList();
        if (order.Count > 0)
            sql += $" ORDER BY {string.Join(", ", order)}";
        return Spec.Take is { } rows ? $"{sql} LIMIT {rows}" : sql;
    }

    T Pick<T>(params T[] values) => values[_random.Next(values.Length)];

    string[] Shuffled(string[] values)
    {
        _random.Shuffle(values);
        return values;
    }

    sealed record Columns(string[] Numbers, string[] Money, string[] Others)
    {
        public string[] All { get; } = [.. Numbers, .. Money, .. Others];
    }
}
