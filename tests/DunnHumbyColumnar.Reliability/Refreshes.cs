using System.Diagnostics;
using System.Globalization;
using DunnHumbyColumnar.Tests.Support;

namespace DunnHumbyColumnar.Reliability;

/// <summary>
/// A store that is refreshed again and again, with two contents in turn, while four processes of sixteen threads open it and compute: each
/// answer is that of the generation opened, none fails, and in the end no reader holds a file or a mapping more than at the beginning.
/// </summary>
/// <param name="torn">A planted bug: the generation of one reader with the answers of another.</param>
sealed class Refreshes(bool torn = false) : Harness
{
    const int Rounds = 20;
    const int RefreshesPerRound = 10;
    const int Processes = 4;
    const int Threads = 16;

    long _refreshes;
    long _answers;

    public override string Cases => "rounds of 10 refreshes";

    public override int Workers => 1;

    public override IEnumerable<string> List(int seed) =>
        Enumerable.Range(1, Rounds).Select(round => round.ToString(CultureInfo.InvariantCulture));

    public override string Try(string trial)
    {
        using var folder = new TemporaryFolder();
        string store = folder["store"];
        string[] answers = new string[2];
        for (int set = 0; set < answers.Length; set++)
        {
            Ingest(set, store);
            using var journey = Journey.Open(store);
            answers[set] = StoreReader.Answer(journey);
        }

        var readers = new List<Process>();
        try
        {
            for (int number = 0; number < Processes; number++)
                readers.Add(StartReader(store, number));
            foreach (var reader in readers)
                if (reader.StandardOutput.ReadLine() != "ready")
                    throw new InvalidOperationException(reader.StandardError.ReadToEnd());
            for (int refresh = 0; refresh < RefreshesPerRound; refresh++)
                Ingest(refresh % 2, store);
            foreach (var reader in readers)
                Judge(reader, answers);
        }
        finally
        {
            foreach (var reader in readers)
            {
                reader.Kill();
                reader.Dispose();
            }
        }

        _refreshes += RefreshesPerRound;
        return "no mixed answer";
    }

    public override string Figures() => string.Create(
        CultureInfo.InvariantCulture, $"{_refreshes} refreshes, {_answers:N0} answers, none mixed; descriptors and mappings as before");

    Process StartReader(string store, int number)
    {
        string[] options =
        [
            StoreReader.Name, "--store", store, "--threads", Threads.ToString(CultureInfo.InvariantCulture),
            .. number % 2 == 0 ? [] : (string[])["--map"], .. torn ? (string[])["--torn"] : [],
        ];
        return Children.Launch(Children.Self(options));
    }

    void Judge(Process reader, string[] answers)
    {
        reader.StandardInput.Close();
        string[] lines = reader.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        reader.WaitForExit();
        if (reader.ExitCode != 0 || lines.Length < 2)
            throw new InvalidOperationException($"a reader ended with {reader.ExitCode}: {reader.StandardError.ReadToEnd()}");
        var generations = new HashSet<long>();
        foreach (string line in lines[..^1])
        {
            string[] parts = line.Split(' ', 3);
            // The first content in odd generations, the second in even ones.
            long generation = long.Parse(parts[1], CultureInfo.InvariantCulture);
            if (generation == 0 || parts[2] != answers[(generation + 1) % 2])
                throw new InvalidOperationException($"generation {generation}: {parts[2]}, expected {answers[(generation + 1) % 2]}");
            _answers += long.Parse(parts[0], CultureInfo.InvariantCulture);
            generations.Add(generation);
        }

        if (generations.Count < 2)
            throw new InvalidOperationException("a reader saw no refresh");
        string[] open = lines[^1].Split(' ');
        if (open[1] != open[2] || open[3] != open[4])
            throw new InvalidOperationException($"files and mappings before and after: {lines[^1]}");
    }

    static void Ingest(int set, string store) =>
        Journey.IngestAsync(IngestScene.Shared.Csv(set + 1), store, new IngestOptions { Force = true }).GetAwaiter().GetResult();
}
