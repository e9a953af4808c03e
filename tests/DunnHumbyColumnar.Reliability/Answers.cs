using System.CommandLine;
using System.Globalization;
using System.IO.Hashing;
using DunnHumbyColumnar.Columns;
using DunnHumbyColumnar.Tests.Conventions;
using DunnHumbyColumnar.Tests.Support;

namespace DunnHumbyColumnar.Reliability;

/// <summary>
/// All gold tables of a set of CSV files, in all ways to compute them that a process can choose, each as one hash;
/// run in processes whose surroundings differ.
/// </summary>
static class Answers
{
    public const string Name = "answers";

    static readonly int[] Threads = [1, 2, 3, 8];
    static readonly int[] BatchRows = [17, 1000, 1 << 20];
    static readonly string[] Cultures = ["", "tr-TR", "de-DE", "ar-SA"];

    public static Command Create()
    {
        var csv = new Option<string>("--csv") { Required = true };
        var spoilt = new Option<bool>("--spoilt");
        var command = new Command(
            Name, "The width of vectors, then hashes of all gold tables, a line for each way to compute them.") { csv, spoilt };
        command.SetAction(parsed =>
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{VectorWidth.Actual} bits"));
            foreach (string line in Lines(parsed.GetRequiredValue(csv), parsed.GetValue(spoilt)))
                Console.WriteLine(line);
        });
        return command;
    }

    static IEnumerable<string> Lines(string csv, bool spoilt)
    {
        foreach (string culture in Cultures)
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.DefaultThreadCurrentCulture = CultureOf(culture);
            foreach (int threads in Threads)
                foreach (int rows in BatchRows)
                    yield return $"{culture}/{threads}/{rows} {Of(csv, threads, rows, spoilt)}";
        }
    }

    /// <summary>A culture by name; where the process knows none, one with signs like those that others use.</summary>
    static CultureInfo CultureOf(string name)
    {
        if (!AppContext.TryGetSwitch("System.Globalization.Invariant", out bool isInvariant) || !isInvariant)
            return CultureInfo.GetCultureInfo(name);
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        if (name.Length == 0)
            return culture;
        culture.NumberFormat.NumberDecimalSeparator = culture.NumberFormat.CurrencyDecimalSeparator = ",";
        culture.NumberFormat.NumberGroupSeparator = name[..1];
        culture.NumberFormat.NegativeSign = "\u2212";
        culture.DateTimeFormat.DateSeparator = ".";
        culture.DateTimeFormat.ShortDatePattern = "d.M.yy";
        return culture;
    }

    static string Of(string csv, int threads, int batchRows, bool spoilt)
    {
        using var folder = new TemporaryFolder();
        Journey.IngestAsync(csv, folder["store"], new IngestOptions
        {
            Threads = threads,
            Encoding = new EncodingOptions { BatchRows = batchRows, Threads = threads },
        }).GetAwaiter().GetResult();
        using var journey = Journey.Open(folder["store"], new OpenOptions { Threads = threads });
        var hash = new XxHash128();
        foreach (string name in Journey.GoldTableNames)
        {
            var result = journey.Gold(name);
            foreach (var format in (ExportFormat[])[ExportFormat.Csv, ExportFormat.Json])
            {
                using var bytes = new MemoryStream();
                result.Write(bytes, format);
                hash.Append(bytes.ToArray());
            }
        }

        if (spoilt)
            hash.Append(System.Text.Encoding.UTF8.GetBytes(1.5.ToString("N2", CultureInfo.CurrentCulture)));
        return hash.GetCurrentHashAsUInt128().ToString("x32", CultureInfo.InvariantCulture);
    }
}
