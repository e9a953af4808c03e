using System.Collections.Immutable;

namespace DunnHumbyColumnar.Results;

/// <summary>
/// The ids of the data where they are texts. Results hold the keys that stand for them, 1 for the first in ordinal order, and show the
/// texts in a column beside each column of keys. Immutable.
/// </summary>
/// <param name="Households">The households; null where they are numbers.</param>
/// <param name="Campaigns">The campaigns; null where they are numbers.</param>
sealed record KeyTexts(string[]? Households, string[]? Campaigns)
{
    /// <summary>The frame with the texts beside its keys.</summary>
    public ResultFrame AddTo(ResultFrame frame)
    {
        var columns = ImmutableArray.CreateBuilder<ResultColumn>();
        foreach (var column in frame.Columns)
        {
            columns.Add(column);
            if (TextsOf(column.Name) is ({ } name, { } texts) && !frame.Columns.Any(other => other.Name == name))
                columns.Add(new ResultColumn(
                    ColumnSchema.Words(name, $"{column.Schema.Description} Its id in the data.", texts.Length > 0 ? texts[0] : "") with
                    {
                        IsNullable = column.Schema.IsNullable,
                    },
                    column.Values is int[] keys
                        ? Array.ConvertAll(keys, key => texts[key - 1])
                        : Array.ConvertAll((int?[])column.Values, key => key is { } known ? texts[known - 1] : null)));
        }

        return new ResultFrame(columns.ToImmutable());
    }

    (string Name, string[]? Texts) TextsOf(string column) => column switch
    {
        "household_key" => ("household_code", Households),
        "campaign_id" => ("campaign_code", Campaigns),
        "campaign_a" or "campaign_b" => (column + "_code", Campaigns),
        _ => ("", null),
    };
}
