using System.Collections.Immutable;
using System.Globalization;
using DunnHumbyColumnar.Columns;

namespace DunnHumbyColumnar.Marts;

/// <summary>Names of the item codes of a level, independent of the store: results outlive it.</summary>
/// <param name="Level">The level.</param>
/// <param name="Ids">Product ids by code; empty at the other levels, and where product ids are texts.</param>
/// <param name="Texts">Names, or product ids that are texts, by code; empty where product ids are numbers.</param>
sealed record ItemNames(ItemLevel Level, int[] Ids, string[] Texts)
{
    /// <summary>Whether items are products whose ids are numbers.</summary>
    public bool AreNumbers => Level == ItemLevel.Product && Texts.Length == 0;

    public string this[int item] => Texts.Length > 0 ? Texts[item] : Ids[item].ToString(CultureInfo.InvariantCulture);

    /// <summary>All names in code order.</summary>
    public ImmutableArray<string> All() => Texts.Length > 0 ? [.. Texts] : [.. Ids.Select(id => id.ToString(CultureInfo.InvariantCulture))];

    /// <summary>The code of a product id, or of a name as it is written or, if that leaves one, without case.</summary>
    /// <exception cref="UnknownNameException">There is no such item; the message names the nearest.</exception>
    public int CodeOf(string name) => AreNumbers
        ? CodeOfProduct(name, id => Array.BinarySearch(Ids, (int)id))
        : TextLookup.Find(EnumNames.ToKebabCase(Level), name, Texts);

    /// <summary>The code of a product id in printed form.</summary>
    /// <exception cref="UnknownNameException">It is none, or no table names it.</exception>
    public static int CodeOfProduct(string name, Func<long, int> codeOf)
    {
        int code = int.TryParse(name, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int id) ? codeOf(id) : -1;
        return code >= 0 ? code : throw new UnknownNameException(EnumNames.ToKebabCase(ItemLevel.Product), name, []);
    }

    public ImmutableArray<string> Each(ReadOnlySpan<int> items)
    {
        var names = ImmutableArray.CreateBuilder<string>(items.Length);
        foreach (int item in items)
            names.Add(this[item]);
        return names.MoveToImmutable();
    }

    /// <summary>Items as the values of a column: product ids that are numbers, or texts.</summary>
    public Array Pick(int[] items)
    {
        var values = Allocate(items.Length);
        Fill(values, items, ..items.Length);
        return values;
    }

    /// <summary>An array of column values for a number of items.</summary>
    public Array Allocate(int count) => AreNumbers ? GC.AllocateUninitializedArray<int>(count) : new string[count];

    /// <summary>Fills a range of rows of an array from <see cref="Allocate"/>.</summary>
    public void Fill(Array values, int[] items, Range rows)
    {
        for (int row = rows.Start.Value; row < rows.End.Value; row++)
        {
            if (values is int[] ids)
                ids[row] = Ids[items[row]];
            else
                ((string[])values)[row] = Texts[items[row]];
        }
    }

    /// <summary>An array of column values for a number of lists of items.</summary>
    public Array AllocateLists(int count) => AreNumbers ? new int[count][] : new string[count][];

    /// <summary>Sets a row of an array from <see cref="AllocateLists"/>.</summary>
    public void FillList(Array lists, int row, ReadOnlySpan<int> items)
    {
        if (lists is int[][] ids)
            ids[row] = [.. items.ToArray().Select(item => Ids[item])];
        else
            ((string[][])lists)[row] = [.. items.ToArray().Select(item => Texts[item])];
    }
}
