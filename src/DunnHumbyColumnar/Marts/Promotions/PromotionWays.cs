using DunnHumbyColumnar.Columns;
using DunnHumbyColumnar.Kernels;

namespace DunnHumbyColumnar.Marts;

/// <summary>
/// Two ways to promote, as what a display code and a mailer code of a row of causal_data say of them: <see cref="PromotionLanes.First"/> and <see cref="PromotionLanes.Second"/>; the
/// row is promoted in a way that either of its codes says.
/// </summary>
/// <param name="OfDisplay">By stored display code.</param>
/// <param name="OfMailer">By stored mailer code.</param>
sealed record PromotionWays(byte[] OfDisplay, byte[] OfMailer)
{
    /// <summary>The code of no promotion.</summary>
    const string None = "0";

    /// <summary>On display; in the mailer.</summary>
    public static PromotionWays Kinds(JourneyData data) => new(
        Of(data, "display", code => code == None ? default : PromotionLanes.First),
        Of(data, "mailer", code => code == None ? default : PromotionLanes.Second));

    /// <summary>With a code of causal_data's display or mailer column; promoted at all.</summary>
    public static PromotionWays WithCode(JourneyData data, string column, string wanted)
    {
        byte Way(string from, string code) => (byte)((from == column && code == wanted ? PromotionLanes.First : 0) | (code == None ? 0 : PromotionLanes.Second));
        return new(Of(data, "display", code => Way("display", code)), Of(data, "mailer", code => Way("mailer", code)));
    }

    /// <summary>The codes of causal_data's display or mailer column that promote, in order.</summary>
    public static string[] Codes(JourneyData data, string column) => [.. Texts(data, column).Where(code => code != None)];

    static byte[] Of(JourneyData data, string column, Func<string, byte> way) => [.. Texts(data, column).Select(way)];

    static string[] Texts(JourneyData data, string column) => ((TextDictionary)data.Causal[column].Dictionary!).Texts.ToArray();
}
