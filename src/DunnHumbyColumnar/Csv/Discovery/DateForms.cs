using System.Text.RegularExpressions;

namespace DunnHumbyColumnar.Csv;

/// <summary>
/// The forms of dates and times that circulate, told by the mask of a value: the length of each run of digits, A for three letters, P for
/// am and pm, other signs as they are. <c>2/20/2006</c> has the mask <c>1/2/4</c>.
/// </summary>
static partial class DateForms
{
    /// <summary>No date is longer.</summary>
    public const int MaximumLength = 40;

    /// <summary>Writes the mask of a value; its length, or 0 where the value cannot be a date.</summary>
    public static int MaskOf(ReadOnlySpan<byte> value, Span<char> mask)
    {
        int length = 0;
        for (int at = 0; at < value.Length;)
        {
            int end = at + 1;
            if (char.IsAsciiDigit((char)value[at]))
                while (end < value.Length && char.IsAsciiDigit((char)value[end]))
                    end++;
            else if (char.IsAsciiLetter((char)value[at]))
                while (end < value.Length && char.IsAsciiLetter((char)value[end]))
                    end++;
            if (SignOf(value[at..end]) is not { } sign)
                return 0;
            mask[length++] = sign;
            at = end;
        }

        return length;
    }

    /// <summary>
    /// The patterns that a mask stands for: month before day where both orders are thinkable, and day before month; and whether a day, a
    /// month or an hour has one digit.
    /// </summary>
    public static (string Pattern, string? DayFirst, bool HasSingleDigit)? Of(string mask)
    {
        var match = Form().Match(mask);
        bool hasTime = match.Groups["time"].Success;
        if (!match.Success || (!match.Groups["date"].Success && !hasTime)
            || match.Groups["gap"].Success != (match.Groups["date"].Success && hasTime))
            return null;
        bool hasSingleDigit = (match.Groups["fraction"] is { Success: true } fraction ? mask[..fraction.Index] : mask).Contains('1');
        string tail = match.Groups["gap"].Value + (hasTime ? TimeOf(match) : "");
        string sign = match.Groups["s"].Value;
        if (match.Groups["dmy"].Success)
            return ($"M{sign}d{sign}yyyy{tail}", $"d{sign}M{sign}yyyy{tail}", hasSingleDigit);
        string date = match.Groups["ymd"].Success ? $"yyyy{sign}M{sign}d"
            : match.Groups["plain"].Success ? "yyyyMMdd"
            : match.Groups["name"].Success ? $"d{sign}MMM{sign}yyyy"
            : match.Groups["first"].Success ? $"MMM d{match.Groups["comma"].Value} yyyy"
            : match.Groups["last"].Success ? $"yyyy{sign}MMM{sign}d"
            : "";
        return (date + tail, null, hasSingleDigit);
    }

    /// <summary>A pattern in which every part takes two digits.</summary>
    public static string Padded(string pattern) => Single().Replace(pattern, match => match.Value + match.Value);

    static char? SignOf(ReadOnlySpan<byte> run) => run switch
    {
        [>= (byte)'0' and <= (byte)'9', ..] => run.Length <= 9 ? (char)('0' + run.Length) : null,
        [(byte)'T'] or [(byte)'Z'] => (char)run[0],
        [_, (byte)'m' or (byte)'M'] when (run[0] | 0x20) is 'a' or 'p' => 'P',
        [_, _, _] => 'A',
        [var sign] when char.IsAscii((char)sign) && !char.IsAsciiLetter((char)sign) => (char)sign,
        _ => null,
    };

    static string TimeOf(Match match)
    {
        bool isHalf = match.Groups["half"].Success;
        return (isHalf ? "h:mm" : "H:mm") + (match.Groups["seconds"].Success ? ":ss" : "") + (match.Groups["fraction"].Success ? ".f" : "")
            + match.Groups["blank"].Value + (isHalf ? "tt" : "") + match.Groups["zone"].Value;
    }

    [GeneratedRegex(
        """
        ^(?<date>(?<ymd>4(?<s>[-/.])[12]\k<s>[12])|(?<dmy>[12](?<s>[-/.])[12]\k<s>4)|(?<plain>8)|(?<name>[12](?<s>[-/.\ ])A\k<s>4)
        |(?<first>A\ [12](?<comma>,?)\ 4)|(?<last>4(?<s>[-/.\ ])A\k<s>[12]))?(?<gap>[T\ ])?
        (?<time>[12]:2(?<seconds>:2(?<fraction>\.[1-9])?)?(?:(?<blank>\ ?)(?<half>P))?(?<zone>Z)?)?$
        """,
        RegexOptions.IgnorePatternWhitespace | RegexOptions.ExplicitCapture)]
    private static partial Regex Form();

    /// <summary>A part that takes one digit or two.</summary>
    [GeneratedRegex("(?<!M)M(?!M)|(?<!d)d(?!d)|(?<!H)H(?!H)|(?<!h)h(?!h)")]
    private static partial Regex Single();
}
