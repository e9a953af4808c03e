using DunnHumbyColumnar.Columns;

namespace DunnHumbyColumnar.Csv;

/// <summary>Unites the ids or texts that chunks met into one frozen dictionary, and translates chunk-local codes into its codes.</summary>
static class DictionaryBuilder
{
    /// <summary>The sorted union of ids, and per map the dictionary code of each of its local codes.</summary>
    public static (long[] Ids, int[][] Codes) Unite(IReadOnlyList<IdMap> maps)
    {
        var union = new IdMap();
        int[][] codes = [.. maps.Select(map => new int[map.Count])];
        for (int m = 0; m < codes.Length; m++)
            for (int local = 0; local < codes[m].Length; local++)
                codes[m][local] = union.CodeOf(maps[m].Ids[local]);
        long[] ids = union.Ids.ToArray();
        Translate(codes, Ranks(ids, null));
        return (ids, codes);
    }

    /// <summary>The ordinally sorted union of texts, and per map the dictionary code of each of its local codes.</summary>
    public static (string[] Texts, int[][] Codes) Unite(IReadOnlyList<TextMap> maps)
    {
        var union = new TextMap();
        int[][] codes = [.. maps.Select(map => map.Texts.Select(text => union.CodeOf(text)).ToArray())];
        string[] texts = [.. union.Texts];
        Translate(codes, Ranks(texts, StringComparer.Ordinal));
        return (texts, codes);
    }

    /// <summary>Sorts the keys in place and returns, per old position, the new one.</summary>
    static int[] Ranks<T>(T[] keys, IComparer<T>? comparer)
    {
        var order = new int[keys.Length];
        for (int i = 0; i < order.Length; i++)
            order[i] = i;
        Array.Sort(keys, order, comparer);
        var ranks = new int[order.Length];
        for (int rank = 0; rank < order.Length; rank++)
            ranks[order[rank]] = rank;
        return ranks;
    }

    static void Translate(int[][] codes, int[] ranks)
    {
        foreach (int[] own in codes)
            for (int local = 0; local < own.Length; local++)
                own[local] = ranks[own[local]];
    }
}
