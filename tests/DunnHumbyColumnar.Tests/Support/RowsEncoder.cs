using DunnHumbyColumnar.Columns;
using DunnHumbyColumnar.Tests.Snapshots;

namespace DunnHumbyColumnar.Tests.Support;

/// <summary>Plain rows as the library's encoded tables; tables without rows are empty.</summary>
static class RowsEncoder
{
    public static JourneyData Encode(
        JourneyRows rows, EncodingOptions options, JourneyCalendar? calendar = null, CleaningProfile? cleaning = null)
    {
        var demographics = rows.Anonymised ? CompleteJourney.AnonymisedDemographics : CompleteJourney.Demographics;
        var cells = new Dictionary<string, object[][]>
        {
            [CompleteJourney.TransactionData.Name] = [.. rows.Lines.Select(line => Cells(CompleteJourney.TransactionData, CellsOf(line)))],
            [CompleteJourney.Products.Name] = [.. rows.Products.Select(row => Cells(CompleteJourney.Products, CellsOf(row)))],
            [demographics.Name] = [.. rows.Demographics.Select(row => Cells(demographics, CellsOf(row, rows.Anonymised)))],
            [CompleteJourney.CausalData.Name] =
                [.. rows.Promotions.Select(row => (object[])[(long)row.Product, (long)row.Store, (long)row.Week, row.Display, row.Mailer])],
            [CompleteJourney.Campaigns.Name] =
                [.. rows.Campaigns.Select(row => (object[])[row.Description, (long)row.Campaign, (long)row.StartDay, (long)row.EndDay])],
            [CompleteJourney.CampaignHouseholds.Name] =
                [.. rows.Targets.Select(row => (object[])["TypeA", (long)row.Household, (long)row.Campaign])],
            [CompleteJourney.Coupons.Name] = [.. rows.Coupons.Select(row => (object[])[row.Coupon, (long)row.Product, (long)row.Campaign])],
            [CompleteJourney.Redemptions.Name] =
                [.. rows.Redemptions.Select(row => (object[])[(long)row.Household, (long)row.Day, row.Coupon, (long)row.Campaign])],
        };
        TableSpec[] specs = [.. CompleteJourney.Tables.Select(table => table == CompleteJourney.Demographics ? demographics : table)];
        var keys = specs.SelectMany(spec => spec.Columns).Where(column => column.IsCoded).DistinctBy(column => column.Dictionary)
            .ToDictionary(column => column.Dictionary!, column => Keys(column, specs, cells));
        return new JourneyData(
            specs.Select(spec => Table(spec, cells.GetValueOrDefault(spec.Name, []), keys, options)), keys.Values,
            profile: new(calendar ?? JourneyCalendar.Reference, cleaning ?? CleaningProfile.Reference));
    }

    static Dictionary<string, object> CellsOf(Line line) => new()
    {
        ["household_key"] = (long)line.Household,
        ["basket_id"] = line.Basket,
        ["day"] = (long)line.Day,
        ["week_no"] = (long)line.Week,
        ["product_id"] = (long)line.Product,
        ["quantity"] = (long)line.Quantity,
        ["sales_value"] = (long)line.Sales,
        ["retail_disc"] = (long)line.Loyalty,
        ["coupon_disc"] = (long)line.Coupon,
        ["coupon_match_disc"] = (long)line.CouponMatch,
        ["store_id"] = (long)line.Store,
        ["trans_time"] = (long)line.Time,
    };

    static Dictionary<string, object> CellsOf(ProductRow row) => new()
    {
        ["product_id"] = (long)row.Product,
        ["department"] = row.Department,
        ["commodity_desc"] = row.Commodity,
        ["sub_commodity_desc"] = row.SubCommodity,
    };

    static Dictionary<string, object> CellsOf(DemographicRow row, bool anonymised) => new()
    {
        ["household_key"] = (long)row.Household,
        [anonymised ? "classification_1" : "age_desc"] = row.Age,
        [anonymised ? "classification_3" : "income_desc"] = row.Income,
        [anonymised ? "classification_5" : "hh_comp_desc"] = row.Composition,
        [anonymised ? "classification_4" : "household_size_desc"] = row.Size,
    };

    /// <summary>The cells of a row in column order; columns that no mart reads hold 0 or one text.</summary>
    static object[] Cells(TableSpec spec, Dictionary<string, object> given) =>
        [.. spec.Columns.Select(column => given.TryGetValue(column.Name, out object? value) ? value : column.IsText ? "x" : (object)0L)];

    static KeyDictionary Keys(ColumnSpec column, TableSpec[] specs, Dictionary<string, object[][]> cells)
    {
        var used = specs.SelectMany(spec => spec.Columns.Select((candidate, c) => (spec, candidate, c)))
            .Where(place => place.candidate.Dictionary == column.Dictionary && cells.ContainsKey(place.spec.Name))
            .SelectMany(place => cells[place.spec.Name].Select(row => row[place.c])).Distinct().ToList();
        return column.IsText
            ? new TextDictionary(column.Dictionary!, [.. used.Cast<string>().Order(StringComparer.Ordinal)])
            : new IdDictionary(column.Dictionary!, [.. used.Cast<long>().Order()]);
    }

    static TableData Table(TableSpec spec, object[][] cells, Dictionary<string, KeyDictionary> keys, EncodingOptions options)
    {
        long[][] rows = [.. cells.Select(row =>
            row.Select((cell, c) => spec.Columns[c].Dictionary is { } name ? CodeOf(keys[name], cell) : (long)cell).ToArray())];
        int[] order = [.. spec.FullSortOrder()];
        Array.Sort(rows, (left, right) => order.Select(c => left[c].CompareTo(right[c])).FirstOrDefault(sign => sign != 0));
        long[][] columns = [.. Enumerable.Range(0, spec.Columns.Length).Select(c => rows.Select(row => row[c]).ToArray())];
        var coded = spec.Columns.Select((column, c) =>
            column.Dictionary is { } name ? new CodedColumn(keys[name], null, columns[c].Distinct().Count()) : null);
        return TableEncoder.Encode(spec, new InMemoryRows(columns), [.. coded], options, CancellationToken.None);
    }

    static long CodeOf(KeyDictionary dictionary, object cell) =>
        dictionary is TextDictionary texts ? texts.CodeOf((string)cell) : ((IdDictionary)dictionary).CodeOf((long)cell);
}
