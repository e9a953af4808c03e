using System.Collections.Immutable;
using DunnHumbyColumnar.Csv;

namespace DunnHumbyColumnar;

/// <summary>
/// A mapping for files of an unknown layout, found by the names of their columns and confirmed by their values, with the reasons and with
/// what could not be told. It is meant to be read, and edited where a question is open. Immutable.
/// </summary>
/// <param name="Mapping">The mapping; null where no file holds lines of purchases.</param>
/// <param name="Place">The folder or zip archive of the files, which an ingest with the mapping reads.</param>
/// <param name="Files">The files, in ordinal order of their names.</param>
/// <param name="Columns">The columns of the tables that were found, in definition order.</param>
/// <param name="Assumptions">What was decided without being certain.</param>
/// <param name="Questions">
/// What was not decided. An ingest with the mapping refuses what a question is about, unless the question says otherwise.
/// </param>
public sealed record MappingProposal(
    JourneyMapping? Mapping, string Place, ImmutableArray<ProposedFile> Files, ImmutableArray<ProposedColumn> Columns,
    ImmutableArray<string> Assumptions, ImmutableArray<string> Questions)
{
    /// <summary>Reads files and proposes a mapping.</summary>
    /// <param name="sources">Files of one folder, a folder, or a zip archive.</param>
    /// <param name="options">What is known before; null: nothing.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <exception cref="ArgumentException">The files lie in several folders, or there are none.</exception>
    /// <exception cref="InputDataException">A file is missing. What is wrong inside of a file is told in the proposal.</exception>
    /// <exception cref="StoreIOException">A file cannot be read.</exception>
    public static MappingProposal Create(
        IReadOnlyCollection<string> sources, MappingProposalOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new();
        ArgumentOutOfRangeException.ThrowIfLessThan(options.MaximumLines, 1);
        var found = ProposalSources.Of(sources);
        return ProposalDraft.Of(found, options, cancellationToken).ToProposal();
    }
}
