using System.Collections.Immutable;
using System.Globalization;
using DunnHumbyColumnar.Columns;
using DunnHumbyColumnar.Results;

namespace DunnHumbyColumnar.Marts;

/// <summary>What the item codes of a level are called, apart from the store: results outlive it.</summary>
/// <param name="Level">The level.</param>
/// <param name="Ids">Product ids by code; empty at the other levels.</param>
/// <param name="Texts">Names by code; empty at product level.</param>
sealed record ItemNames(ItemLevel Level, int[] Ids, string[] Texts)
{
    /// <summary>Between the items of a list.</summary>
    const string Separator = "; ";

    public string this[int item] => Texts.Length > 0 ? Texts[item] : Ids[item].ToString(CultureInfo.InvariantCulture);

    /// <summary>Several items in one text, in the given order.</summary>
    public string Joined(ReadOnlySpan<int> items)
    {
        string[] names = new string[items.Length];
        for (int i = 0; i < items.Length; i++)
            names[i] = this[items[i]];
        return string.Join(Separator, names);
    }

    public ImmutableArray<string> Each(ReadOnlySpan<int> items)
    {
        var names = ImmutableArray.CreateBuilder<string>(items.Length);
        foreach (int item in items)
            names.Add(this[item]);
        return names.MoveToImmutable();
    }

    /// <summary>A column of one item a row: ids at product level, else names.</summary>
    public ResultColumn Column(string name, int[] items)
    {
        if (Level != ItemLevel.Product)
        {
            string[] texts = new string[items.Length];
            LargeArray.Advise(texts);
            for (int row = 0; row < items.Length; row++)
                texts[row] = Texts[items[row]];
            return ResultColumn.Text(name, texts);
        }

        int[] ids = LargeArray.Allocate<int>(items.Length);
        for (int row = 0; row < items.Length; row++)
            ids[row] = Ids[items[row]];
        return ResultColumn.Int32(name, ids);
    }
}
