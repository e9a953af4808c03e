using System.Globalization;
using DunnHumbyColumnar.Columns;

namespace DunnHumbyColumnar.Csv;

/// <summary>Merges chunk-local dictionaries into one sorted, frozen dictionary, and translates chunk-local codes into its codes.</summary>
static class DictionaryBuilder
{
    /// <summary>The sorted union of ids, and per (chunk, column) the dictionary code of each local code.</summary>
    public static (long[] Ids, int[][] Codes) MergeIds(
        IReadOnlyList<(ChunkRows Rows, int Column)> uses, CancellationToken cancellationToken)
    {
        var union = new IdMap();
        var codes = new int[uses.Count][];
        for (int u = 0; u < codes.Length; u++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var ids = uses[u].Rows.IdsOf(uses[u].Column);
            codes[u] = new int[ids.Length];
            for (int local = 0; local < ids.Length; local++)
                codes[u][local] = union.CodeOf(ids[local]);
        }

        long[] sorted = union.Ids.ToArray();
        Translate(codes, Ranks(sorted, null), cancellationToken);
        return (sorted, codes);
    }

    /// <summary>The ordinally sorted union of ids in printed form, as <see cref="MergeIds"/>.</summary>
    public static (string[] Texts, int[][] Codes) MergeTextKeys(
        IReadOnlyList<(ChunkRows Rows, int Column)> uses, CancellationToken cancellationToken) =>
        MergeTexts(uses.Select(use => PrintedIds(use.Rows, use.Column)), cancellationToken);

    /// <summary>The ordinally sorted union of texts, and per (chunk, column) the dictionary code of each local code.</summary>
    /// <param name="uses">The chunks, and the column in each.</param>
    /// <param name="textOf">The text that a text of the file stands for.</param>
    /// <param name="cancellationToken">Checked between steps.</param>
    public static (string[] Texts, int[][] Codes) MergeTexts(
        IReadOnlyList<(ChunkRows Rows, int Column)> uses, Func<string, string> textOf, CancellationToken cancellationToken) =>
        MergeTexts(uses.Select(use => use.Rows.TextsOf(use.Column).Select(textOf)), cancellationToken);

    static (string[] Texts, int[][] Codes) MergeTexts(IEnumerable<IEnumerable<string>> uses, CancellationToken cancellationToken)
    {
        var union = new TextMap();
        int[][] codes = [.. uses.Select(texts => texts.Select(text => union.CodeOf(text)).ToArray())];
        string[] sorted = [.. union.Texts];
        Translate(codes, Ranks(sorted, StringComparer.Ordinal), cancellationToken);
        return (sorted, codes);
    }

    static IEnumerable<string> PrintedIds(ChunkRows rows, int column)
    {
        var texts = rows.TextKeysOf(column);
        return rows.IdsOf(column).ToArray().Select(id =>
            texts.Count > 0 && TextKeys.Has(id) ? texts[TextKeys.PositionOf(id)]
            : id == IdDictionary.Anonymous ? ""
            : id.ToString(CultureInfo.InvariantCulture));
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

    static void Translate(int[][] codes, int[] ranks, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        foreach (int[] own in codes)
            for (int local = 0; local < own.Length; local++)
                own[local] = ranks[own[local]];
    }
}
