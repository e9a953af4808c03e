using System.Globalization;

namespace DunnHumbyColumnar.Web.Api;

/// <summary>
/// What the cleaning rules left out, as a header of answers from the clean view: a dictionary (RFC 9651) of numbers of lines, all, kept,
/// and dropped by each rule, as in <c>lines=22, kept=20, window=2</c>.
/// </summary>
static class CleanViewHeader
{
    public const string Name = "Clean-View";

    public static void Set(HttpResponse response, CleaningReport? report)
    {
        if (report is not null)
            response.Headers[Name] = string.Join(
                ", ",
                new[] { ("lines", report.Lines), ("kept", report.Kept) }.Concat(report.Dropped.Select(rule => (rule.Rule, rule.Lines)))
                    .Select(count => string.Create(CultureInfo.InvariantCulture, $"{count.Item1}={count.Item2}")));
    }
}
