using Cronos;

namespace DunnHumbyColumnar.Web.Live;

/// <summary>Cron expressions of five fields.</summary>
static class CronSchedule
{
    /// <exception cref="FormatException">It is none.</exception>
    public static CronExpression Parse(string text)
    {
        try
        {
            return CronExpression.Parse(text);
        }
        catch (CronFormatException failure)
        {
            throw new FormatException(
                $"{text} is no cron expression of five fields (minute hour day month weekday): {failure.Message}", failure);
        }
    }
}
