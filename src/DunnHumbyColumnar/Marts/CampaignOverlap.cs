using System.Collections.Immutable;
using DunnHumbyColumnar.Query;

namespace DunnHumbyColumnar.Marts;

/// <summary>What have two campaigns in common: households, products, days?</summary>
static class CampaignOverlap
{
    public const string Name = "campaign_overlap";

    public static CampaignOverlapResult Build(QueryContext context)
    {
        var catalog = CampaignCatalog.Of(context.Data);
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
