using DunnHumbyColumnar.Web.Api;
using DunnHumbyColumnar.Web.Live;

namespace DunnHumbyColumnar.Web.Dashboard.Models;

/// <summary>Which lines count under a cleaning profile, and which rule leaves out the others.</summary>
sealed record CleanViewModel(CleaningReport Report) : ICleanPage
{
    public CleaningReport? Cleaned => Report;

    public static async Task<CleanViewModel> LoadAsync(ApiRequest request)
    {
        var cleaning = request.Cleaning();
        return new(await BackgroundTask.Run(
            () => request.Journey.CleanView(cleaning, cancellationToken: request.Aborted), request.Aborted).ConfigureAwait(false));
    }
}
