namespace DunnHumbyColumnar.Web.Dashboard.Models;

/// <summary>Why there is no page.</summary>
sealed record ErrorModel(int Status, string Detail);
