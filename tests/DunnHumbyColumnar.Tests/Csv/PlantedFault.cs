using System.Text;

namespace DunnHumbyColumnar.Tests.Csv;

/// <summary>A fault put into a row of a valid file, and the place where it must be reported, known from the text alone.</summary>
sealed record PlantedFault(FaultCode Code, string Table, long Line, int Column, long Byte)
{
    public static readonly FaultCode[] RowCodes =
    [
        FaultCode.Cast, FaultCode.Range, FaultCode.Precision, FaultCode.TooFew, FaultCode.TooMany, FaultCode.UnclosedQuote,
        FaultCode.LineSize, FaultCode.Encoding, FaultCode.LoneCr, FaultCode.ControlChar, FaultCode.DuplicateKey,
    ];

    const int LineLimit = 1 << 20;

    static readonly string[] NoInteger =
    [
        "2.7", "#12", "+5", "", " ", " 5", "5 ", "1e3", "0x1", "٣", "-", "--1", "1-", "NaN", "5\u0085", "007", "00", "-0", "-05",
    ];

    static readonly string[] NoMoney =
        ["1.5x", ".5", "1.", "", "-", "-.5", "$1", "1.5.2", "1e2", "+1.00", " 1.00", "1.00 ", "1 000", "1.2x5", "1.-5"];
    static readonly string[] NoSymbol = ["", "AB", "éé", "00"];

    public string FileName => Table + ".csv";

    public static bool CanHold(string table, FaultCode code) => code switch
    {
        FaultCode.Precision => table == "transaction_data",
        FaultCode.DuplicateKey => KeyOf(table) is not null,
        _ => true,
    };

    /// <summary>Spoils one row; field contents must be those of the row at hand, in file order.</summary>
    public static PlantedFault Plant(
        CsvText text, SmallJourney journey, string table, FaultCode code, int row, Random random, int[]? order = null)
    {
        order ??= [.. Enumerable.Range(0, SmallJourney.Header(table).Length)];
        string[] names = [.. order.Select(column => SmallJourney.Header(table)[column])];
        string[] fields = [.. order.Select(column => SmallJourney.Quote(journey.Rows(table)[row][column]))];
        var (before, from) = code == FaultCode.DuplicateKey
            ? Duplicate(
                names, fields, KeyOf(table)!,
                journey.Rows(table)[random.Next(row)][Array.IndexOf(SmallJourney.Header(table), KeyOf(table))])
            : Spoil(code, names, fields, random);
        int line = row + 1;
        byte[] head = Encoding.UTF8.GetBytes(before);
        text.Lines[line] = [.. head, .. from];
        return new PlantedFault(code, table, line + 1, before.EnumerateRunes().Count() + 1, text.OffsetOf(line) + head.Length);
    }

    public static string NameOf(FaultCode code) =>
        string.Concat(code.ToString().Select((c, i) => (i > 0 && char.IsUpper(c) ? "_" : "") + char.ToUpperInvariant(c)));

    static string? KeyOf(string table) => table switch
    {
        "product" => "PRODUCT_ID",
        "hh_demographic" => "household_key",
        "campaign_desc" => "CAMPAIGN",
        _ => null,
    };

    static (string Before, byte[] From) Spoil(FaultCode code, string[] names, string[] fields, Random random)
    {
        string Pick(string[] choices) => choices[random.Next(choices.Length)];
        int any = random.Next(fields.Length);
        switch (code)
        {
            case FaultCode.Cast:
                int typed = PickField(names, name => NotValuesOf(name).Length > 0, random);
                return Instead(fields, typed, Pick(NotValuesOf(names[typed])));
            case FaultCode.Range:
                int limited = PickField(names, name => OutsideOf(name).Length > 0, random);
                return Instead(fields, limited, Pick(OutsideOf(names[limited])));
            case FaultCode.Precision:
                return Instead(fields, PickField(names, IsMoney, random), Pick(["1.255", "0.000", "-3.1415926", "99999999999.123"]));
            case FaultCode.TooFew:
                // Of fewer than two fields nothing but blanks may be left, and a blank line is no fault.
                string kept = string.Join(',', fields.Take(Math.Max(2, any)));
                return (kept, []);
            case FaultCode.TooMany:
                return (string.Join(',', fields) + ",", Encoding.UTF8.GetBytes(Pick(["", "1", "x,y", "\"open", "\tx"])));
            case FaultCode.UnclosedQuote:
                return random.Next(2) == 0
                    ? Instead(fields, any, "\"a\"b")
                    : (Up(fields, any), Encoding.UTF8.GetBytes(Pick(["\"oops", "\"", "\"1,2,\"\"", "\"a\" "])));
            case FaultCode.LineSize:
                return ("", Encoding.UTF8.GetBytes(Oversized(fields, any, random)));
            case FaultCode.Encoding:
                return Inside(
                    fields, any, random.Next(4) switch { 0 => [0xFF], 1 => [0xC3, (byte)'x'], 2 => [0xED, 0xA0, 0x80], _ => [0xC0, 0x80] });
            case FaultCode.LoneCr:
                return Inside(fields, any, random.Next(2) == 0 ? "\r"u8 : "\r\r"u8);
            default:
                return Inside(fields, any, [Pick(["\0", "\t", "\u001F", "\u0001", "\u001A"]).Select(c => (byte)c).First()]);
        }
    }

    static (string Before, byte[] From) Duplicate(string[] names, string[] fields, string key, string earlier) =>
        Instead(fields, Array.IndexOf(names, key), earlier);

    /// <summary>Longer than a record may be, by one byte or by far, in digits that would otherwise be valid or not.</summary>
    static string Oversized(string[] fields, int at, Random random)
    {
        string line = string.Join(',', fields);
        int excess = random.Next(3) switch { 0 => 1, 1 => random.Next(1, 100_000), _ => (2 * LineLimit) + 100 };
        bool quoted = fields[at].StartsWith('"');
        return Up(fields, at) + (quoted ? "\"" : "") + new string('0', LineLimit + excess - Encoding.UTF8.GetByteCount(line))
            + fields[at][(quoted ? 1 : 0)..] + Down(fields, at);
    }

    /// <summary>A field replaced; the fault lies at its start.</summary>
    static (string Before, byte[] From) Instead(string[] fields, int at, string field) =>
        (Up(fields, at), Encoding.UTF8.GetBytes(field + Down(fields, at)));

    /// <summary>Bytes put behind the field's first character, or its opening quote and first character.</summary>
    static (string Before, byte[] From) Inside(string[] fields, int at, ReadOnlySpan<byte> bytes)
    {
        string head = fields[at].StartsWith('"') ? "\"x" : "7";
        string tail = fields[at].StartsWith('"') ? "\"" : "7";
        return (Up(fields, at) + head, [.. bytes, .. Encoding.UTF8.GetBytes(tail + Down(fields, at))]);
    }

    static string Up(string[] fields, int at) => string.Concat(fields.Take(at).Select(field => field + ","));

    static string Down(string[] fields, int at) => string.Concat(fields.Skip(at + 1).Select(field => "," + field));

    static int PickField(string[] names, Func<string, bool> fits, Random random)
    {
        int[] fitting = [.. Enumerable.Range(0, names.Length).Where(i => fits(names[i]))];
        return fitting[random.Next(fitting.Length)];
    }

    static bool IsMoney(string name) => name is "SALES_VALUE" or "RETAIL_DISC" or "COUPON_DISC" or "COUPON_MATCH_DISC";

    static string[] NotValuesOf(string name) =>
        IsMoney(name) ? NoMoney : name is "display" or "mailer" ? NoSymbol : OutsideOf(name).Length > 0 ? NoInteger : [];

    static string[] OutsideOf(string name) => name switch
    {
        "household_key" or "PRODUCT_ID" or "QUANTITY" or "MANUFACTURER" or "CAMPAIGN" =>
            ["2147483648", "-2147483649", "99999999999999999999999999999999999999999999"],
        "BASKET_ID" or "COUPON_UPC" => ["9223372036854775808", "-9223372036854775809", "18446744073709551617"],
        "STORE_ID" => ["65536", "-1", "4294967296"],
        "WEEK_NO" => ["256", "-1", "4294967297"],
        "DAY" or "START_DAY" or "END_DAY" => ["32768", "-1", "65537"],
        "TRANS_TIME" => ["2360", "2400", "1260", "99", "-1", "60"],
        _ when IsMoney(name) => ["21474836.48", "-21474836.49", "21474837", "92233720368547758.08", "184467440737095516.17"],
        _ => [],
    };
}
