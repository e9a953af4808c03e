using DunnHumbyColumnar.Kernels;
using DunnHumbyColumnar.Query;

namespace DunnHumbyColumnar.Marts;

/// <summary>How much is sold on display and in the mailer?</summary>
static class PromotionExposure
{
    public const string Name = "promotion_exposure";

    public static PromotionExposureResult Build(QueryContext context, PromotionOptions options)
    {
        var totals = PromotionTotals.Build(context, options);
        return new PromotionExposureResult(context.Describe(Name, options.Cleaning.ToString(), options.Describe()), Sum(totals.Lines), Sum(totals.Units), Sum(totals.Sales));
    }

    static long[] Sum(long[] byHousehold)
    {
        var sums = new long[PromotionLanes.Count];
        for (int i = 0; i < byHousehold.Length; i += PromotionLanes.Count)
            VectorAdd.Add(byHousehold.AsSpan(i, PromotionLanes.Count), sums);
        return sums;
    }
}
