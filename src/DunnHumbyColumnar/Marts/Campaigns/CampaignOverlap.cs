using System.Collections.Immutable;
using DunnHumbyColumnar.Marts;
using DunnHumbyColumnar.Query;
using DunnHumbyColumnar.Results;

namespace DunnHumbyColumnar;

/// <summary>What two campaigns have in common.</summary>
/// <param name="CampaignA">The campaign with the lower id.</param>
/// <param name="CampaignB">The other.</param>
/// <param name="SharedHouseholds">Households that campaign_table names for both.</param>
/// <param name="SharedProducts">Products that both have coupons for.</param>
/// <param name="SharedDays">Days on which both run, START_DAY to END_DAY.</param>
public readonly record struct CampaignOverlapRow(int CampaignA, int CampaignB, int SharedHouseholds, int SharedProducts, int SharedDays);

/// <summary>campaign_overlap: every pair of campaigns of campaign_desc, by campaign_a, then campaign_b.</summary>
public sealed class CampaignOverlapResult : RowResult<CampaignOverlapRow>
{
    internal static readonly RowSchema<CampaignOverlapRow> Schema = new(
        "campaign_overlap", "What have two campaigns in common: households, products, days?", "campaign_a, campaign_b",
        [
            new("campaign_a", row => row.CampaignA, "The campaign with the lower id.", 8),
            new("campaign_b", row => row.CampaignB, "The other.", 13),
            new("shared_households", row => row.SharedHouseholds, "Households that campaign_table names for both.", 511, "households"),
            new("shared_products", row => row.SharedProducts, "Products that both have coupons for.", 1_862, "products"),
            new("shared_days", row => row.SharedDays, "Days on which both run, START_DAY to END_DAY.", 0, "days"),
        ],
        read: (ref RowReader cells) => new(cells.Number(), cells.Number(), cells.Number(), cells.Number(), cells.Number()));

    /// <summary>A row in a list that grows, and its cells.</summary>
    const int BytesPerRow = 5 * sizeof(int) * 4;

    CampaignOverlapResult(ResultMetadata metadata, ImmutableArray<CampaignOverlapRow> rows)
        : base(metadata, Schema, rows)
    {
    }

    internal static CampaignOverlapResult Restore(ResultMetadata metadata, ResultFrame stored) => new(metadata, Schema.FromFrame(stored));

    /// <exception cref="MemoryBudgetException">There are too many campaigns.</exception>
    internal static CampaignOverlapResult Build(QueryContext context)
    {
        var catalog = CampaignCatalog.Build(context);
        long pairs = (long)catalog.Terms.Length * (catalog.Terms.Length - 1) / 2;
        context.Memory.Reserve("the overlap of any two campaigns", pairs * BytesPerRow);
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

        return new(context.Describe(Schema, "none", "none"), rows.ToImmutable());
    }
}
