namespace DunnHumbyColumnar.Csv;

/// <summary>The final codes of a causal chunk's local ones.</summary>
/// <param name="Products">By position of the product in the chunk's list.</param>
/// <param name="Mailers">By one-byte local code.</param>
/// <param name="Displays">By one-byte local code.</param>
/// <param name="Stores">By store id.</param>
sealed record CausalCodes(int[] Products, int[] Mailers, int[] Displays, int[] Stores)
{
    /// <param name="chunk">The chunk.</param>
    /// <param name="products">Final code of each of its products, by position.</param>
    /// <param name="mailers">Final code of each of its mailers, by position.</param>
    /// <param name="displays">Final code of each of its displays, by position.</param>
    /// <param name="stores">Final code by store id; shared by all chunks.</param>
    public static CausalCodes Of(CausalChunkRows chunk, int[] products, int[] mailers, int[] displays, int[] stores) => new(
        products, ByCode(chunk.SymbolPositions(chunk.Spec.IndexOf("mailer")), mailers), ByCode(chunk.SymbolPositions(chunk.Spec.IndexOf("display")), displays), stores);

    static int[] ByCode(ReadOnlySpan<int> positions, int[] codes)
    {
        var byCode = new int[positions.Length];
        for (int code = 0; code < byCode.Length; code++)
            byCode[code] = positions[code] < 0 ? 0 : codes[positions[code]];
        return byCode;
    }
}

/// <summary>Numbers of final codes of causal_data.</summary>
readonly record struct CausalCounts(int Products, int Mailers, int Displays, int Stores);
