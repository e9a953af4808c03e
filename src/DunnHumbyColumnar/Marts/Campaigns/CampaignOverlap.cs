using System.Collections.Immutable;
using DunnHumbyColumnar.Query;

namespace DunnHumbyColumnar.Marts;

/// <summary>What have two campaigns in common: households, products, days?</summary>
static class CampaignOverlap
{
    public const string Name = "campaign_overlap";

    const long MemoryBytes = 128L << 20;
    const int BytesPerRow = 5 * sizeof(int);

    /// <exception cref="MemoryBudgetException">There are too many campaigns.</exception>
    public static CampaignOverlapResult Build(QueryContext context)
    {
        var catalog = CampaignCatalog.Of(context.Data);
        long pairs = (long)catalog.Terms.Length * (catalog.Terms.Length - 1) / 2;
        if (pairs * BytesPerRow > MemoryBytes)
            throw new MemoryBudgetException("the overlap of any two campaigns", pairs * BytesPerRow, MemoryBytes);
        var rows = ImmutableArray.CreateBuilder<CampaignOverlapRow>();
        for (int i = 0; i < catalog.Terms.Length; i++)
        {
            var a = catalog.Terms[i];
            var (households, products) = (catalog.Targeted[a.Code].ToHashSet(), catalog.Products[a.Code].ToHashSet());
            for (int j = i + 1; j < catalog.Terms.Length; j++)
            {
                var b = catalog.Terms[j];
                rows.Add(new(
                    a.Id, b.Id, catalog.Targeted[b.Code].Count(households.Contains), catalog.Products[b.Code].Count(products.Contains),
                    Math.Max(0, Math.Min(a.EndDay, b.EndDay) - Math.Max(a.StartDay, b.StartDay) + 1)));
            }

            context.CancellationToken.ThrowIfCancellationRequested();
        }

        return new CampaignOverlapResult(context.Describe(Name, "none", "none"), rows.ToImmutable());
    }
}
