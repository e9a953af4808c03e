using System.Collections.Immutable;
using System.Globalization;
using DunnHumbyColumnar.Columns;
using DunnHumbyColumnar.Mapping;

namespace DunnHumbyColumnar.Csv;

/// <summary>A proposal while it is made: the sources that were read, and what is proposed for each table.</summary>
sealed class ProposalDraft
{
    /// <summary>Weeks that a table can number.</summary>
    const int MaximumWeeks = byte.MaxValue;

    readonly ProposalSources _sources;
    readonly MappingProposalOptions _options;
    readonly List<SourceGroup> _groups = [];
    readonly Dictionary<string, InputDataException> _faults = [];
    readonly Dictionary<SourceGroup, string> _unread = [];
    readonly List<TableDraft> _tables = [];

    ProposalDraft(ProposalSources sources, MappingProposalOptions options)
    {
        _sources = sources;
        _options = options;
    }

    /// <summary>Reads the sources and recognises the tables.</summary>
    public static ProposalDraft Of(ProposalSources sources, MappingProposalOptions options, CancellationToken cancellationToken)
    {
        var draft = new ProposalDraft(sources, options);
        foreach (var source in sources.Files)
            draft.Read(source, cancellationToken);
        draft.Recognise();
        return draft;
    }

    public MappingProposal ToProposal()
    {
        var assumptions = new List<string>();
        var dayOne = DayOne(assumptions);
        foreach (var table in _tables.Where(table => !table.Group.HasHeader))
            assumptions.Add(
                $"{Names(table.Group)}: line 1 has no names; the columns were told by their values, and are called column_1 and so on");
        assumptions.AddRange(_tables.SelectMany(table => table.Assumptions));
        bool hasTransactions = _tables.Exists(table => table.Table == CompleteJourney.TransactionData);
        return new MappingProposal(
            hasTransactions
                ? new JourneyMapping
                {
                    DayOne = dayOne,
                    Tables = _tables.ToDictionary(table => table.Table.Name, table => table.ToMapping()),
                }
                : null,
            _sources.Place, [.. _sources.Files.Select(Describe)], [.. _tables.SelectMany(table => table.Columns)],
            [.. assumptions], [.. Questions()]);
    }

    void Read(SourceLocation source, CancellationToken cancellationToken)
    {
        try
        {
            SourceScan.Read(source, _groups, _options.MaximumLines, cancellationToken);
        }
        catch (InputDataException fault)
        {
            _faults[source.Name] = fault;
        }
    }

    /// <summary>For each table the group of sources that has the most of it.</summary>
    void Recognise()
    {
        var matches = _groups.Select(group => (Group: group, Match: TableMatch.Of(group))).ToList();
        foreach (var (group, _) in matches.Where(entry => entry.Match is null))
            _unread[group] = group.HasHeader
                ? $"its columns are those of no table: {string.Join(", ", group.Columns.Select(column => column.Name))}"
                : "its values look like no table";
        foreach (var table in CompleteJourney.Tables)
        {
            var rivals = matches.Where(entry => entry.Match?.Table == table).OrderByDescending(entry => entry.Match!.Columns.Count)
                .ThenByDescending(entry => entry.Group.NamedTable == table).ToList();
            if (rivals.Count == 0)
                continue;
            var draft = new TableDraft(rivals[0].Match!);
            foreach (var rival in rivals[1..])
                _unread[rival.Group] =
                    $"it looks like {table.Name}, too, but has another layout than {rivals[0].Group.Files[0].Source.Name}";
            if (draft.Exponent is var (value, column))
                Refuse(draft.Group, value, column);
            else
                _tables.Add(draft);
        }
    }

    /// <summary>Ids in exponent form have lost their last digits.</summary>
    void Refuse(SourceGroup group, PlacedValue value, ColumnSpec column)
    {
        var fault = RowFault.ForValue(FaultCode.Cast, 0, column, System.Text.Encoding.UTF8.GetBytes(value.Text));
        foreach (var file in group.Files)
            _faults[file.Source.Name] = new InputDataException(
                fault.Code, group.Files[0].Source.Name, value.Line, value.Column, value.Offset, fault.Detail);
    }

    /// <summary>The date of day 1, and what it rests on.</summary>
    DateOnly? DayOne(List<string> assumptions)
    {
        var dated = _tables.Where(table => table.Days.First is not null).ToList();
        if (dated.Count == 0)
            return _options.DayOne;
        var first = dated.MinBy(table => table.Days.First)!;
        var dayOne = _options.DayOne ?? DateOnly.FromDateTime(first.Days.First!.Value);
        if (_options.DayOne is null)
            assumptions.Add($"day_one: day 1 is {Date(dayOne)}, the earliest date of {first.Table.Name}; --day-one takes another");
        string[] numbered = [.. _tables.SelectMany(table => table.Days.Numbered)];
        if (numbered.Length > 0)
            assumptions.Add($"day_one: {string.Join(", ", numbered)} are numbers of days already; they count from {Date(dayOne)}, too");
        return dayOne;
    }

    IEnumerable<string> Questions()
    {
        foreach (string question in _tables.SelectMany(table => table.Questions))
            yield return question;
        foreach (var (group, reason) in _unread.Where(entry => entry.Key.Files.Count > 0))
            if (reason.StartsWith("it looks", StringComparison.Ordinal))
                yield return $"{Names(group)}: {reason}; it is not read";
        foreach (var faulty in _groups.SelectMany(group => group.Files).Select(file => file.Faulty).OfType<InputDataException>())
            yield return $"{faulty.Message}; an ingest refuses the line, or sets it aside (--rejects)";
        foreach (var table in _tables.Where(table => !table.Columns.Exists(column => column is { Column: "week_no", Source.Length: > 0 })))
            if (table.Days is { First: { } first, Last: { } last }
                && (last - (_options.DayOne?.ToDateTime(default) ?? first)).TotalDays > MaximumWeeks * 7)
                yield return $"{table.Table.Name}.week_no: the dates lie over {MaximumWeeks} weeks apart, which no week number can keep";
        if (_options.DayOne is { } given)
            foreach (var table in _tables.Where(table => table.Days.First < given.AddDays(-1).ToDateTime(default)))
                yield return
                    $"{table.Table.Name}: the earliest date, {Date(DateOnly.FromDateTime(table.Days.First!.Value))}, is before day 0";
        if (_groups.Select(group => MappingPresets.Fitting([.. group.Columns.Select(column => column.Name)])).OfType<string>()
            .FirstOrDefault() is { } preset)
            yield return $"these are columns of the preset {preset} (--preset {preset}), which translates values, too; it may serve better";
    }

    ProposedFile Describe(SourceLocation source)
    {
        var group = _groups.Find(one => one.Files.Exists(file => file.Source == source));
        var file = group?.Files.Find(one => one.Source == source);
        var table = _tables.Find(one => one.Group == group);
        var fault = _faults.GetValueOrDefault(source.Name);
        string reason = fault is { Code: FaultCode.Encoding } ? "it is not UTF-8; if it is Latin-1, a mapping can say so (format.encoding)"
            : fault is not null ? "it is refused"
            : table is not null ? table.Reason
            : group is not null && _unread.TryGetValue(group, out string? why) ? why
            : "";
        return new ProposedFile(
            source.Name, table?.Table.Name, reason, file?.Lines ?? 0, file?.IsWhole ?? false, table?.Unused ?? [], fault);
    }

    static string Names(SourceGroup group) => string.Join(", ", group.Files.Select(file => file.Source.Name));

    static string Date(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
