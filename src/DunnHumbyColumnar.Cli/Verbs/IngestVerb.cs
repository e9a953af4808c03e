using System.CommandLine;
using System.CommandLine.Completions;
using DunnHumbyColumnar.Cli.Output;

namespace DunnHumbyColumnar.Cli.Verbs;

/// <summary>CSV files to a published snapshot.</summary>
static class IngestVerb
{
    public static Command Create(Terminal terminal)
    {
        var csv = new Option<string?>("--csv")
        {
            Description = "The folder with the CSV files, or a zip archive of them; with a mapping by default the folder that it lies in.",
            HelpName = "DIR",
        };
        var mapping = new Option<string?>("--mapping")
        {
            Description = "A JSON file that says how files of another layout become the tables.",
            HelpName = "FILE",
        };
        var store = StoreLocation.Option();
        var rejects = new Option<string?>("--rejects")
        {
            Description = "Bad rows go into this CSV file instead of ending the ingest; with --max-rejects.",
            HelpName = "FILE",
        };
        var maximum = new Option<long?>("--max-rejects")
        {
            Description = "Rows that may be rejected.",
            HelpName = "N",
            Validators = { result => CommonOptions.RequireRange(result, 0, long.MaxValue) },
        };
        var force = new Option<bool>("--force") { Description = "Reads the files even if none has changed." };
        var verify = new Option<bool>("--verify-sources")
        {
            Description = "Tells changed files by their content rather than by size and time.",
        };
        var delimiter = Choices.Create<FieldDelimiter>(
            "--delimiter", "What separates the fields of all files; found out from each header if not given");
        var lenient = new Option<bool>("--lenient")
        {
            Description = "Reads whole numbers that are written with decimals, as 123.0, and says how many.",
        };
        var preset = new Option<string?>("--preset")
        {
            Description = $"A mapping that comes with dhc: {string.Join(", ", JourneyMapping.Presets)}.",
            HelpName = Choices.HelpName,
            CompletionSources = { _ => [.. JourneyMapping.Presets.Select(name => new CompletionItem(name))] },
        };
        var verb = new Command(
            "ingest", "Parses the CSV files and publishes them as a snapshot.\nExample: dhc ingest --csv data/raw --store data/store")
        {
            csv, mapping, preset, store, delimiter, lenient, rejects, maximum, force, verify,
        };
        verb.SetAction(async (parsed, cancellationToken) =>
        {
            if (parsed.GetValue(rejects) is null != parsed.GetValue(maximum) is null)
                throw new UsageException("--rejects and --max-rejects go together");
            if (parsed.GetValue(mapping) is not null && parsed.GetValue(preset) is not null)
                throw new UsageException("--mapping and --preset exclude each other");
            var mapped = parsed.GetValue(mapping) is { } file ? JourneyMapping.Load(file)
                : parsed.GetValue(preset) is { } name ? JourneyMapping.Preset(name)
                : null;
            string sources = parsed.GetValue(csv)
                ?? Path.GetDirectoryName(Path.GetFullPath(parsed.GetValue(mapping) ?? throw new UsageException("--csv is required")))!;
            string folder = StoreLocation.Of(parsed, store);
            if (parsed.GetValue(rejects) is { } output)
            {
                OutputGuard.RequireNoSource(output, sources, mapped);
                OutputGuard.RequireOutsideStore(output, folder);
            }

            var options = new IngestOptions
            {
                Threads = parsed.GetValue(CommonOptions.Threads),
                MemoryBudgetBytes = parsed.GetValue(CommonOptions.Memory),
                RejectsFile = parsed.GetValue(rejects),
                MaximumRejects = parsed.GetValue(maximum),
                Force = parsed.GetValue(force),
                VerifySources = parsed.GetValue(verify),
                Delimiter = parsed.GetValue(delimiter),
                Lenient = parsed.GetValue(lenient),
                Mapping = mapped,
            };
            var report = await RunAsync(terminal, sources, folder, options, cancellationToken).ConfigureAwait(false);
            Write(terminal, report);
            if (report.Skipped && options.RejectsFile is { } unwritten)
                terminal.Note($"{unwritten} was not written: nothing was read");
            return ExitCodes.Ok;
        });
        return verb;
    }

    /// <summary>Ingests with a progress bar.</summary>
    public static Task<IngestReport> RunAsync(
        Terminal terminal, string csv, string store, IngestOptions options, CancellationToken cancellationToken) =>
        ProgressLine.RunAsync(terminal, "ingest", report => Journey.IngestAsync(
            csv,
            store,
            options,
            new DirectProgress<IngestProgress>(progress => report(
                (double)progress.BytesDone / Math.Max(1, progress.BytesTotal),
                $"{progress.Stage} {Figures.Bytes(progress.BytesDone)} of {Figures.Bytes(progress.BytesTotal)}, "
                + $"{Figures.Count(progress.Rows)} rows, {Figures.Time(progress.Remaining)} left")),
            cancellationToken));

    static void Write(Terminal terminal, IngestReport report)
    {
        if (report.Skipped)
            terminal.Note($"unchanged: the sources are those of generation {report.Generation}; --force reads them anyway");
        TextGrid.Write(
            terminal,
            [
                GridColumn.Text("table"), GridColumn.Number("rows"), GridColumn.Number("csv", rank: 2),
                GridColumn.Number("memory", rank: 3), GridColumn.Number("rejected", rank: 1),
            ],
            [.. report.Tables.Select(table => (string[])
                [
                    table.Name, Figures.Count(table.Rows), Figures.Bytes(table.CsvBytes), Figures.Bytes(table.ResidentBytes),
                    Figures.Count(table.Rejects),
                ])]);
        foreach (var orphans in report.Orphans)
            terminal.Say(OrphansOf(orphans));
        terminal.Out.WriteLine();
        terminal.Say(
            $"generation {report.Generation}: {Figures.Count(report.Rows)} rows, "
            + $"{Figures.Bytes(report.CsvBytes)} of CSV in {Figures.Bytes(report.StoreBytes)}, {report.Elapsed.TotalMilliseconds:0} ms "
            + $"({string.Join(", ", report.Timings.Select(stage => $"{stage.Stage} {stage.Elapsed.TotalMilliseconds:0} ms"))})");
        terminal.Out.WriteLine($"content {report.ContentHash}");
        foreach (string note in report.Notes)
            terminal.Note(note);
    }

    static string OrphansOf(OrphanKeys orphans) =>
        $"{orphans.Table}: {Figures.Count(orphans.Keys)} of {orphans.Column} not in {orphans.Dimension} "
        + $"({Figures.Count(orphans.Rows)} rows)";
}
