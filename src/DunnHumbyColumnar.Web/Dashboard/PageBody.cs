namespace DunnHumbyColumnar.Web.Dashboard;

/// <summary>What a page is made of, and its status: 404 for one that keeps a form with an unknown name in it.</summary>
sealed record PageBody(Type Page, object? Content, int Status = StatusCodes.Status200OK);
