using DunnHumbyColumnar.Columns;
using DunnHumbyColumnar.Kernels;

namespace DunnHumbyColumnar.Marts;

/// <summary>
/// The promotion flags that each display code and each mailer code of causal_data stands for. A row has the flags of both its codes.
/// </summary>
/// <param name="OfDisplay">By stored display code.</param>
/// <param name="OfMailer">By stored mailer code.</param>
sealed record PromotionFlags(byte[] OfDisplay, byte[] OfMailer)
{
    /// <summary>The flag of rows with the wanted code; see <see cref="ForCode"/>.</summary>
    public const byte WithCode = PromotionLookup.Display;

    /// <summary>The flag of rows that promote in any way; see <see cref="ForCode"/>.</summary>
    public const byte Any = PromotionLookup.Mailer;

    /// <summary>The code of no promotion.</summary>
    const string NoPromotion = "0";

    /// <summary>
    /// <see cref="PromotionLookup.Display"/> for a display code that promotes, <see cref="PromotionLookup.Mailer"/> for a mailer code that
    /// does.
    /// </summary>
    public static PromotionFlags ForKinds(JourneyData data) => new(
        Map(data, "display", code => code == NoPromotion ? PromotionLookup.None : PromotionLookup.Display),
        Map(data, "mailer", code => code == NoPromotion ? PromotionLookup.None : PromotionLookup.Mailer));

    /// <summary>
    /// <see cref="WithCode"/> for one code of the display or mailer column, <see cref="Any"/> for every code that promotes, that one
    /// included.
    /// </summary>
    public static PromotionFlags ForCode(JourneyData data, string column, string wanted)
    {
        byte FlagsOf(string from, string code) =>
            (byte)((from == column && code == wanted ? WithCode : PromotionLookup.None)
                | (code == NoPromotion ? PromotionLookup.None : Any));
        return new(Map(data, "display", code => FlagsOf("display", code)), Map(data, "mailer", code => FlagsOf("mailer", code)));
    }

    /// <summary>The codes of causal_data's display or mailer column that promote, in order.</summary>
    public static string[] Codes(JourneyData data, string column) => [.. Texts(data, column).Where(code => code != NoPromotion)];

    static byte[] Map(JourneyData data, string column, Func<string, byte> flags) => [.. Texts(data, column).Select(flags)];

    static string[] Texts(JourneyData data, string column) => ((TextDictionary)data.Causal[column].Dictionary!).Texts.ToArray();
}
