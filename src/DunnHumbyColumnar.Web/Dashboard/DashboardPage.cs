using Microsoft.AspNetCore.Components;

namespace DunnHumbyColumnar.Web.Dashboard;

/// <summary>A page and its model. Razor components have to be public; models are not, and so are passed as objects.</summary>
public abstract class DashboardPage : ComponentBase
{
    /// <summary>What the page shows.</summary>
    [Parameter, EditorRequired] public object Content { get; set; } = default!;

    /// <summary>The generation that it is of.</summary>
    [Parameter, EditorRequired] public long Generation { get; set; }

    /// <summary>What the clean view of the page leaves out; null for a page about an error.</summary>
    [Parameter] public CleaningReport? Cleaned { get; set; }

    /// <summary>The dates of its days.</summary>
    [Parameter, EditorRequired] public JourneyCalendar Calendar { get; set; } = default!;
}
