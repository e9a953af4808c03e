namespace DunnHumbyColumnar.Marts;

/// <summary>
/// The campaigns that list each product, as codes: the inverted index of the campaigns' product lists in CSR layout, where product p has
/// <c>_campaigns[_first[p].._first[p + 1]]</c>. Immutable.
/// </summary>
sealed class ProductCampaigns
{
    readonly int[] _first;
    readonly int[] _campaigns;

    /// <param name="productsOfCampaign">By campaign code its distinct products.</param>
    /// <param name="products">Number of products.</param>
    public ProductCampaigns(int[][] productsOfCampaign, int products)
    {
        _first = new int[products + 1];
        foreach (int product in productsOfCampaign.SelectMany(listed => listed))
            _first[product + 1]++;
        for (int product = 0; product < products; product++)
            _first[product + 1] += _first[product];
        _campaigns = new int[_first[^1]];
        int[] next = [.. _first];
        for (int campaign = 0; campaign < productsOfCampaign.Length; campaign++)
            foreach (int product in productsOfCampaign[campaign])
                _campaigns[next[product]++] = campaign;
    }

    public ReadOnlySpan<int> CampaignsOf(int product) => _campaigns.AsSpan(_first[product].._first[product + 1]);
}
