using DunnHumbyColumnar.Tests.Snapshots;
using DunnHumbyColumnar.Tests.Support;

namespace DunnHumbyColumnar.Tests.Csv.Discovery;

/// <summary>Files of some layout, the mapping that is proposed for them, and an ingest with it.</summary>
sealed class ProposalScene : IDisposable
{
    readonly TemporaryFolder _folder = new();

    public string Csv => _folder["csv"];

    public void Dispose() => _folder.Dispose();

    public void Write(string file, string content) => Write(file, System.Text.Encoding.UTF8.GetBytes(content));

    public void Write(string file, byte[] content)
    {
        Directory.CreateDirectory(Csv);
        File.WriteAllBytes(Path.Combine(Csv, file), content);
    }

    public MappingProposal Propose(MappingProposalOptions? options = null) => MappingProposal.Create([Csv], options);

    /// <summary>Ingests with a proposal as its JSON says, unedited.</summary>
    public Task<IngestReport> IngestAsync(MappingProposal proposal) => Journey.IngestAsync(
        proposal.Place, _folder["store"],
        new IngestOptions { Mapping = JourneyMapping.Parse(proposal.Mapping!.ToJson()), Store = UnsyncedFileOps.Options });

    public Journey Open() => Journey.Open(_folder["store"]);

    public string[] Lines(string table = "transaction_data")
    {
        using var journey = Open();
        return journey.Table(table).CsvLines()[1..];
    }

    /// <summary>Lines, sales and days of the transactions.</summary>
    public (long Lines, decimal Sales, int Days) Totals()
    {
        string[][] lines = [.. Lines().Select(line => line.Split(','))];
        return (
            lines.Length, lines.Sum(line => decimal.Parse(line[5], System.Globalization.CultureInfo.InvariantCulture)),
            lines.Select(line => line[2]).Distinct().Count());
    }
}
