using DunnHumbyColumnar.Results;

namespace DunnHumbyColumnar;

/// <summary>How good the lists of one model are. All figures are null if no household could be judged.</summary>
/// <param name="Level">What an item is.</param>
/// <param name="Model">The metric of the recommendations, or <c>popularity</c>, or <c>own-repeat</c>: what the household bought most often.</param>
/// <param name="Length">k: most items of a list.</param>
/// <param name="Households">Households with a basket in training and one in test.</param>
/// <param name="HouseholdsWithRelevant">Those of them that have a relevant item.</param>
/// <param name="Precision">Relevant items among the first k of all lists, by k times the households.</param>
/// <param name="Recall">Mean, over the households with a relevant item, of the share of its relevant items that its list holds.</param>
/// <param name="Ndcg">Mean, over the same, of the discounted gain by that of an ideal list.</param>
/// <param name="HitRate">Share of the households whose list holds a relevant item.</param>
/// <param name="Coverage">Different items in all lists by the items in training.</param>
public sealed record EvaluationRow(
    ItemLevel Level, string Model, int Length, int Households, int HouseholdsWithRelevant, double? Precision, double? Recall, double? Ndcg, double? HitRate, double? Coverage);

/// <summary>
/// evaluation: models in the order of the options' metrics, then popularity, then own-repeat; for each the lengths in the options' order. Relevant are the items bought in the test
/// window, and, where bought items are left out, not before.
/// </summary>
public sealed class EvaluationResult : JourneyResult<EvaluationRow>
{
    readonly EvaluationRow[] _rows;

    internal EvaluationResult(ResultMetadata metadata, EvaluationRow[] rows, int lastTrainingDay, int lastTestDay)
        : base(metadata)
    {
        _rows = rows;
        LastTrainingDay = lastTrainingDay;
        LastTestDay = lastTestDay;
    }

    /// <inheritdoc/>
    public override int Count => _rows.Length;

    /// <summary>T: clean lines up to this day were learnt from.</summary>
    public int LastTrainingDay { get; }

    /// <summary>Lines after <see cref="LastTrainingDay"/>, up to this day, were predicted.</summary>
    public int LastTestDay { get; }

    private protected override EvaluationRow RowAt(int index) => _rows[index];

    private protected override ResultFrame CreateFrame() => new(
    [
        ResultColumn.Text("level", Array.ConvertAll(_rows, row => Words.Of(row.Level))),
        ResultColumn.Text("model", Array.ConvertAll(_rows, row => row.Model)),
        ResultColumn.Int32("k", Array.ConvertAll(_rows, row => row.Length)),
        ResultColumn.Int32("households", Array.ConvertAll(_rows, row => row.Households)),
        ResultColumn.Int32("households_with_relevant", Array.ConvertAll(_rows, row => row.HouseholdsWithRelevant)),
        ResultColumn.Double("precision", Array.ConvertAll(_rows, row => row.Precision)),
        ResultColumn.Double("recall", Array.ConvertAll(_rows, row => row.Recall)),
        ResultColumn.Double("ndcg", Array.ConvertAll(_rows, row => row.Ndcg)),
        ResultColumn.Double("hit_rate", Array.ConvertAll(_rows, row => row.HitRate)),
        ResultColumn.Double("coverage", Array.ConvertAll(_rows, row => row.Coverage)),
    ]);
}
