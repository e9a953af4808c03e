namespace DunnHumbyColumnar.Web.Dashboard.Models;

/// <summary>A page whose figures are of another clean view than that of the store.</summary>
interface ICleanPage
{
    /// <summary>What that view leaves out.</summary>
    CleaningReport? Cleaned { get; }
}
