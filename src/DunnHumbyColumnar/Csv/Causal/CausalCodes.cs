namespace DunnHumbyColumnar.Csv;

/// <summary>Maps a causal chunk's local codes to final ones.</summary>
/// <param name="Products">By position of the product in the chunk's list.</param>
/// <param name="Mailers">By one-byte local code.</param>
/// <param name="Displays">By one-byte local code.</param>
/// <param name="Stores">By store id.</param>
sealed record CausalCodes(int[] Products, int[] Mailers, int[] Displays, int[] Stores)
{
    /// <param name="chunk">The chunk.</param>
    /// <param name="codesOf">Per column the final code of each of its keys, by position.</param>
    /// <param name="stores">Final code by store id; shared by all chunks.</param>
    public static CausalCodes Create(CausalChunkRows chunk, Func<int, int[]> codesOf, int[] stores)
    {
        int mailer = chunk.Spec.IndexOf("mailer");
        int display = chunk.Spec.IndexOf("display");
        return new(
            codesOf(chunk.Spec.IndexOf("product_id")), ByCode(chunk.SymbolPositions(mailer), codesOf(mailer)),
            ByCode(chunk.SymbolPositions(display), codesOf(display)), stores);
    }

    static int[] ByCode(ReadOnlySpan<int> positions, int[] codes)
    {
        var byCode = new int[positions.Length];
        for (int code = 0; code < byCode.Length; code++)
            byCode[code] = positions[code] < 0 ? 0 : codes[positions[code]];
        return byCode;
    }
}
