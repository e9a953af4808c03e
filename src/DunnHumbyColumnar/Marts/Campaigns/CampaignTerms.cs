namespace DunnHumbyColumnar.Marts;

/// <summary>A campaign of campaign_desc.</summary>
sealed record CampaignTerms(int Code, int Id, string Description, int StartDay, int EndDay);
