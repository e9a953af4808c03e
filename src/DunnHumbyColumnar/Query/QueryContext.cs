using DunnHumbyColumnar.Columns;
using DunnHumbyColumnar.Results;
using DunnHumbyColumnar.Runtime;

namespace DunnHumbyColumnar.Query;

/// <summary>What every query needs to run: data, its origin and execution settings.</summary>
/// <param name="Data">The tables.</param>
/// <param name="Generation">Snapshot generation of the data; 0 for data that was never published.</param>
/// <param name="Fingerprint">Content hash of the snapshot in hex; empty for data that was never published.</param>
/// <param name="Threads">Threads to use.</param>
/// <param name="Clock">Gives computed_at.</param>
/// <param name="CancellationToken">Stops between two morsels.</param>
sealed record QueryContext(
    JourneyData Data, long Generation, string Fingerprint, int Threads, TimeProvider Clock, CancellationToken CancellationToken)
{
    /// <summary>Rows after which a morsel is cut at the next key boundary; null: the default size. Tests pass tiny sizes.</summary>
    public int? MorselRows { get; init; }

    /// <summary>Bytes of a slice of the index of promotions. Tests pass tiny sizes.</summary>
    public long PromotionSliceBytes { get; init; } = 128L << 20;

    /// <summary>Charged for the working memory and the result; given back when the result is returned.</summary>
    public MemoryAccount Memory { get; init; } = MemoryAccount.Unlimited();

    /// <summary>The metadata of a result that is computed now.</summary>
    /// <param name="table">Its table.</param>
    /// <param name="cleaning">The cleaning profile in words; "none" if there is none.</param>
    /// <param name="options">The remaining options in words; "none" if there are none.</param>
    public ResultMetadata Describe(TableSchema table, string cleaning, string options) =>
        Describe(table.Name, cleaning, options) with { Caveat = table.Caveat, Keys = KeyTextsOf(Data) };

    /// <summary>The ids of the data that are texts and that results have keys of; null if none are.</summary>
    public static KeyTexts? KeyTextsOf(JourneyData data)
    {
        var (households, campaigns) = (data.Households.Texts, data.Campaigns.Texts);
        return households is null && campaigns is null
            ? null
            : data.Derived(
                "key texts", () => new KeyTexts(households?.Texts[(data.Anonymous + 1)..].ToArray(), campaigns?.Texts.ToArray()));
    }

    /// <summary>The metadata of a result that is computed now and is not a gold table.</summary>
    public ResultMetadata Describe(string name, string cleaning, string options) =>
        new(name, Clock.GetUtcNow(), Generation, Fingerprint, cleaning, options);
}
