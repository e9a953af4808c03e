using DunnHumbyColumnar.Columns;
using DunnHumbyColumnar.Csv;
using DunnHumbyColumnar.Snapshots;

namespace DunnHumbyColumnar;

/// <summary>How CSV files become a snapshot. Immutable.</summary>
public sealed record IngestOptions
{
    /// <summary>Threads to use, 1 to 1,024; the result does not depend on it.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>
    /// Rows that may be rejected: they are left out and written to <see cref="RejectsFile"/>. Null: the first bad row ends the ingest.
    /// Wrong headers, quotes that are not closed and invalid UTF-8 always end it.
    /// </summary>
    public long? MaximumRejects { get; init; }

    /// <summary>
    /// CSV file that receives the rejected rows (file, line, column, byte, code, detail, raw text);
    /// required with <see cref="MaximumRejects"/>.
    /// </summary>
    public string? RejectsFile { get; init; }

    /// <summary>Reads the sources even if none has changed since the current snapshot.</summary>
    public bool Force { get; init; }

    /// <summary>Detects changed sources by their content rather than by their time of last write.</summary>
    public bool VerifySources { get; init; }

    /// <summary>
    /// Bytes the ingest may use, native buffers included; null: the machine's memory, or the limit of the control group if that is smaller.
    /// Compared with an estimate before reading begins.
    /// </summary>
    public long? MemoryBudgetBytes { get; init; }

    /// <summary>What separates the fields of all files; null: found out from the header of each file.</summary>
    public FieldDelimiter? Delimiter { get; init; }

    /// <summary>How files of another layout become the tables; null: they have the tables' own names and columns.</summary>
    public JourneyMapping? Mapping { get; init; }

    /// <summary>
    /// Reads whole numbers that are written with decimals, such as <c>123.0</c>, in columns of ids, days and counts; the report says how
    /// many. Otherwise they are faults.
    /// </summary>
    public bool Lenient { get; init; }

    /// <summary>Sizes of reading; tests pass tiny ones.</summary>
    internal CsvOptions Csv { get; init; } = new();

    /// <summary>Sizes of encoding; tests pass tiny ones.</summary>
    internal EncodingOptions Encoding { get; init; } = new();

    /// <summary>Sizes and dependencies of the store; tests pass tiny and failing ones.</summary>
    internal SnapshotOptions Store { get; init; } = SnapshotOptions.Default;

    /// <summary>What decides how unchanged sources are read: with another text they must be read again.</summary>
    internal string Reading => $"delimiter {Delimiter?.ToString() ?? "by header"}, lenient {Lenient}";

    internal void Validate()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Threads, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Threads, 1024);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(MemoryBudgetBytes ?? 1, nameof(MemoryBudgetBytes));
        ArgumentOutOfRangeException.ThrowIfNegative(MaximumRejects ?? 0);
        EnumNames.ThrowIfNotDefined(Delimiter ?? FieldDelimiter.Comma, nameof(Delimiter));
        if (MaximumRejects is null != RejectsFile is null)
            throw new ArgumentException(
                "MaximumRejects and RejectsFile go together: a rejected row must be written somewhere.", nameof(RejectsFile));
    }

    /// <summary>The rejected rows must not replace a source, under whatever name.</summary>
    internal void RequireSourcesKept(string csvDirectory)
    {
        if (RejectsFile is not null && SourceCatalog.IsSource(csvDirectory, Mapping, RejectsFile))
            throw new ArgumentException($"{RejectsFile} is one of the sources; the rejected rows need a file of their own.");
    }
}
