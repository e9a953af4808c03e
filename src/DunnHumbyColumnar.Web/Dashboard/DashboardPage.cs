using Microsoft.AspNetCore.Components;

namespace DunnHumbyColumnar.Web.Dashboard;

/// <summary>A page over what it shows. Components are public by the nature of their language; what they show is not, and comes as an object.</summary>
public abstract class DashboardPage : ComponentBase
{
    /// <summary>What the page shows.</summary>
    [Parameter, EditorRequired] public object Content { get; set; } = default!;

    /// <summary>The generation that it is of.</summary>
    [Parameter, EditorRequired] public long Generation { get; set; }
}
