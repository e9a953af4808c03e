using DunnHumbyColumnar.Results;

namespace DunnHumbyColumnar.Cli.Output;

/// <summary>What a verb says about a store, as a table that can be written like any other.</summary>
static class ReportTable
{
    /// <param name="name">Its name.</param>
    /// <param name="store">The store that it is about.</param>
    /// <param name="columns">Its columns.</param>
    public static TabularResult Of(string name, StoreInfo store, params ResultColumn[] columns) => new FrameResult(
        new ResultMetadata(name, DateTimeOffset.UtcNow, store.Generation, store.ContentHash, "none", ""), new ResultFrame([.. columns]));
}
