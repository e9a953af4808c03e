namespace DunnHumbyColumnar.Tests.Csv;

/// <summary>A fault put into a file, with the place where it must be reported, worked out from the text that was planted.</summary>
/// <param name="Code">The kind.</param>
/// <param name="Table">Whose file.</param>
/// <param name="Line">1-based.</param>
/// <param name="Column">1-based.</param>
/// <param name="ByteOffset">0-based.</param>
sealed record PlantedFault(FaultCode Code, string Table, long Line, int Column, long ByteOffset)
{
    /// <summary>The codes of rows.</summary>
    public static readonly FaultCode[] RowCodes =
    [
        FaultCode.Cast, FaultCode.Range, FaultCode.Precision, FaultCode.TooFew, FaultCode.TooMany, FaultCode.UnclosedQuote, FaultCode.LineSize, FaultCode.Encoding, FaultCode.LoneCr,
        FaultCode.ControlChar, FaultCode.DuplicateKey,
    ];

    static readonly (int Field, string Text)[] Casts =
    [
        (0, "2.7"), (1, "#12"), (2, "+5"), (3, ""), (4, " "), (5, "1.5x"), (5, ".5"), (5, "1."), (5, "1e2"), (6, "0x1F"), (7, "--1"), (8, "12:30"), (9, "1 "), (10, "-"), (11, "1,5"),
    ];

    static readonly (int Field, string Text)[] Ranges =
    [
        (0, "2147483648"), (1, "9223372036854775808"), (2, "32768"), (2, "-1"), (3, "-2147483649"), (4, "99999999999"), (5, "21474836.48"), (6, "65536"), (6, "-1"), (7, "-21474836.49"),
        (8, "2360"), (8, "2400"), (8, "1260"), (9, "256"), (9, "-1"),
    ];

    /// <summary>Puts a fault into a random data line of a random fact table, or of product where the kind wants it.</summary>
    public static PlantedFault Plant(SmallJourney journey, FaultCode code, Random random)
    {
        string table = code == FaultCode.DuplicateKey ? "product" : random.Next(2) == 0 && code != FaultCode.Precision ? "causal_data" : "transaction_data";
        int line = random.Next(code == FaultCode.DuplicateKey ? 2 : 1, journey[table].Count);
        int at = Spoil(journey, code, table, line, random);
        return new(code, table, line + 1, at + 1, journey.Offset(table, line) + at);
    }

    /// <summary>Returns the 0-based position in the line.</summary>
    static int Spoil(SmallJourney journey, FaultCode code, string table, int line, Random random)
    {
        string text = journey[table][line];
        int fields = text.Split(',').Length;
        switch (code)
        {
            case FaultCode.Cast or FaultCode.Range:
                // The first three columns of causal_data are ids and a week.
                var (field, bad) = table == "transaction_data"
                    ? (code == FaultCode.Cast ? Casts[random.Next(Casts.Length - 1)] : Ranges[random.Next(Ranges.Length)])
                    : code == FaultCode.Cast ? (random.Next(3), "x") : (random.Next(3), "2147483648");
                journey.Replace(table, line, field, bad);
                return journey.Position(table, line, field);
            case FaultCode.Precision:
                journey.Replace(table, line, 5, "1.255");
                return journey.Position(table, line, 5);
            case FaultCode.TooFew:
                journey[table][line] = string.Join(',', text.Split(',')[..random.Next(1, fields)]);
                return journey[table][line].Length;
            case FaultCode.TooMany:
                journey[table][line] += ",1" + (random.Next(2) == 0 ? ",2" : "");
                return text.Length + 1;
            case FaultCode.UnclosedQuote:
                int quoted = random.Next(fields);
                journey.Replace(table, line, quoted, random.Next(2) == 0 ? "\"1" : "\"1\"2");
                return journey.Position(table, line, quoted);
            case FaultCode.LineSize:
                journey.Replace(table, line, fields - 1, new string('1', (1 << 20) + 1));
                return 0;
            case FaultCode.Encoding:
                return Insert(journey, table, line, random, random.Next(2) == 0 ? '\xC3' : '\xFF');
            case FaultCode.LoneCr:
                return Insert(journey, table, line, random, '\r');
            case FaultCode.ControlChar:
                return Insert(journey, table, line, random, (char)random.Next(1, 9));
            default:
                journey.Replace(table, line, 0, journey[table][random.Next(1, line)].Split(',')[0]);
                return 0;
        }
    }

    static int Insert(SmallJourney journey, string table, int line, Random random, char bad)
    {
        // Not at the end, where a carriage return would be a line end, and not into an earlier field, whose value would then be at fault first.
        int at = journey.Position(table, line, random.Next(2));
        journey[table][line] = journey[table][line].Insert(at, bad.ToString());
        return at;
    }
}
