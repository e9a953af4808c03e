namespace DunnHumbyColumnar.Web.Dashboard;

/// <summary>What a page is made of.</summary>
sealed record PageBody(Type Page, object? Content);
