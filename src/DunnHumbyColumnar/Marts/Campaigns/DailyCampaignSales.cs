using System.Collections.Immutable;
using DunnHumbyColumnar.Columns;
using DunnHumbyColumnar.Query;

namespace DunnHumbyColumnar.Marts;

/// <summary>What do the products of each campaign's coupons sell, day by day?</summary>
static class DailyCampaignSales
{
    public const string Name = "daily_campaign_sales";

    public static DailyCampaignSalesResult Build(QueryContext context, CleaningProfile cleaning)
    {
        var sales = CampaignSales.Build(context, cleaning, CampaignCatalog.Of(context.Data));
        var ids = ((IdDictionary)context.Data.Dictionaries[CompleteJourney.Campaign]).Ids;
        var rows = ImmutableArray.CreateBuilder<DailyCampaignSalesRow>();
        for (int campaign = 0; campaign < ids.Length; campaign++)
            for (int day = sales.FirstDay; day <= sales.LastDay; day++)
                if (sales.HasLines(campaign, day))
                    rows.Add(new(rows.Count, (int)ids[campaign], day, JourneyCalendar.DateOf(day), new Cents(sales.Sum(campaign, day, day, _ => true))));
        return new DailyCampaignSalesResult(context.Describe(Name, cleaning.ToString(), "none"), rows.ToImmutable());
    }
}
