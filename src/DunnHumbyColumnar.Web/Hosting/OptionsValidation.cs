using DunnHumbyColumnar.Web.Live;
using Microsoft.Extensions.Options;

namespace DunnHumbyColumnar.Web.Hosting;

/// <summary>Says of each option that cannot be what it must be.</summary>
sealed class OptionsValidation : IValidateOptions<DunnHumbyOptions>
{
    public ValidateOptionsResult Validate(string? name, DunnHumbyOptions options)
    {
        string[] faults = [.. Faults(options).Select(fault => $"{nameof(DunnHumbyOptions)}.{fault.Option}: {fault.Message}")];
        return faults.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    /// <summary>The options at fault, with what is wrong in words that need not name them.</summary>
    public static IEnumerable<(string Option, string Message)> Faults(DunnHumbyOptions options)
    {
        if (string.IsNullOrEmpty(options.Store))
            yield return (nameof(options.Store), "the store folder is not set");
        if (options.Open is null)
            yield return (nameof(options.Open), "there are no options to open the store with; leave them out for the defaults");
        if (options.Csv is { } csv && !Directory.Exists(csv))
            yield return (nameof(options.Csv), $"there is no folder {csv} to refresh from; it must hold the eight CSV files");
        if (options.ConcurrentWork < 1)
            yield return (nameof(options.ConcurrentWork), $"{options.ConcurrentWork} computations at a time; it must be 1 or more");
        if (options.WaitingWork < 0)
            yield return (nameof(options.WaitingWork), $"{options.WaitingWork} waiting requests; it must be 0 or more");
        if (options.ResultBytes < 1)
            yield return (nameof(options.ResultBytes), $"{options.ResultBytes} bytes of cached results; it must be 1 or more");
        if (options.ResponseBytes < 1)
            yield return (nameof(options.ResponseBytes), $"{options.ResponseBytes} bytes of a response; it must be 1 or more");
        if (options.RequestTimeout <= TimeSpan.Zero)
            yield return (nameof(options.RequestTimeout), $"a request may take {options.RequestTimeout}; it must be more than 0");
        if (options.ApiKey is "")
            yield return (nameof(options.ApiKey), "the API key is empty");
        if (options.RequireApiKey && options.ApiKey is null)
            yield return (nameof(options.ApiKey), "every route needs the API key, and there is none");
        if (ScheduleFault(options) is { } fault)
            yield return (nameof(options.RefreshSchedule), fault);
    }

    static string? ScheduleFault(DunnHumbyOptions options)
    {
        if (options.RefreshSchedule is not { } schedule)
            return null;
        if (options.Csv is null)
            return "a refresh schedule needs the folder with the CSV files";
        try
        {
            CronSchedule.Parse(schedule);
            return null;
        }
        catch (FormatException failure)
        {
            return failure.Message;
        }
    }
}
