using System.Globalization;

namespace DunnHumbyColumnar.Bench.Compare;

/// <summary>What the comparison was asked to do.</summary>
/// <param name="Csv">Folder of the eight CSV files.</param>
/// <param name="Only">Ids of the lines to run; empty: all.</param>
/// <param name="Json">File that receives the figures; null: none.</param>
/// <param name="Rounds">Timed rounds of each line.</param>
sealed record CompareOptions(string Csv, string[] Only, string? Json, int Rounds)
{
    public const string Usage = "compare --csv DIR [--only B3,B7a] [--json FILE] [--rounds N]";

    const int FewestRounds = 5;
    const int UsualRounds = 11;

    public static CompareOptions? Parse(ReadOnlySpan<string> args)
    {
        var options = new CompareOptions("", [], null, UsualRounds);
        for (int i = 0; i + 1 < args.Length; i += 2)
        {
            string value = args[i + 1];
            switch (args[i])
            {
                case "--csv":
                    options = options with { Csv = value };
                    break;
                case "--only":
                    options = options with { Only = value.Split(',') };
                    break;
                case "--json":
                    options = options with { Json = value };
                    break;
                case "--rounds" when int.TryParse(value, CultureInfo.InvariantCulture, out int rounds) && rounds >= FewestRounds:
                    options = options with { Rounds = rounds };
                    break;
                default:
                    return null;
            }
        }

        bool known = options.Only.All(id => CompareLines.All.Any(line => line.Id == id));
        return args.Length % 2 == 0 && options.Csv.Length > 0 && known ? options : null;
    }
}
