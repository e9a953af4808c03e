using System.Text.Json.Serialization;

namespace DunnHumbyColumnar;

/// <summary>A group of households relative to a campaign. A redeeming household is also targeted or untargeted.</summary>
[JsonConverter(typeof(KebabCaseJson<CampaignGroup>))]
public enum CampaignGroup
{
    /// <summary>Those of campaign_table.</summary>
    Targeted,

    /// <summary>All others.</summary>
    Untargeted,

    /// <summary>Those of coupon_redempt.</summary>
    Redeeming,
}
