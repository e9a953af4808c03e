using System.Collections.Immutable;
using System.Diagnostics;
using DunnHumbyColumnar.Results;

namespace DunnHumbyColumnar;

/// <summary>
/// The schema of a result table: the one place that says its name, its question, its columns and their order. Formats, descriptions and
/// documentation derive from it. Immutable.
/// </summary>
public sealed class TableSchema
{
    internal TableSchema(string name, string question, string orderedBy, ImmutableArray<ColumnSchema> columns)
    {
        Name = name;
        Question = question;
        OrderedBy = orderedBy;
        Columns = columns;
    }

    /// <summary>The table's name, for instance <c>rfm</c>.</summary>
    public string Name { get; }

    /// <summary>The question that the table answers, in one sentence.</summary>
    public string Question { get; }

    /// <summary>The order of the rows: the columns they ascend by, joined by commas; an order of values is in words.</summary>
    public string OrderedBy { get; }

    /// <summary>The columns in order.</summary>
    public ImmutableArray<ColumnSchema> Columns { get; }

    /// <summary>What a reader must know so as not to misread the table; null: nothing.</summary>
    public string? Caveat { get; internal init; }

    /// <summary>Columns that only the store keeps, after the others, because typed rows need them.</summary>
    internal ImmutableArray<ColumnSchema> StoredColumns { get; init; } = [];

    /// <summary>The table with the column that stands for sections replaced by one column each.</summary>
    internal TableSchema WithSections(IEnumerable<string> sections) => With(
        [.. Columns.SelectMany(column =>
            column.IsPerSection ? sections.Select(section => column with { Name = section, IsPerSection = false }) : [column])]);

    /// <summary>The table with other columns.</summary>
    internal TableSchema With(ImmutableArray<ColumnSchema> columns) =>
        new(Name, Question, OrderedBy, columns) { Caveat = Caveat, StoredColumns = StoredColumns };

    /// <summary>The columns with their values: as many arrays as columns, in their order, of equal length.</summary>
    internal ResultFrame ToFrame(params ReadOnlySpan<Array> values)
    {
        Debug.Assert(values.Length == Columns.Length, $"{Name} has {Columns.Length} columns, not {values.Length}.");
        var columns = ImmutableArray.CreateBuilder<ResultColumn>(values.Length);
        for (int c = 0; c < values.Length; c++)
        {
            Debug.Assert(Holds(Columns[c].Kind, values[c]), $"{Name}.{Columns[c].Name} is no {values[c].GetType().Name}.");
            columns.Add(new ResultColumn(Columns[c], values[c]));
        }

        return new ResultFrame(columns.MoveToImmutable());
    }

    static bool Holds(ResultKind kind, Array values) => kind switch
    {
        ResultKind.Int32 => values is int[] or int?[],
        ResultKind.Int64 or ResultKind.Money => values is long[] or long?[],
        ResultKind.Double => values is double[] or double?[],
        ResultKind.Bool => values is bool?[],
        ResultKind.Text => values is string?[],
        ResultKind.Date => values is DateOnly[],
        ResultKind.Item => values is int[] or string[],
        ResultKind.Int32List => values is int[][],
        ResultKind.TextList => values is string[][],
        _ => values is int[][] or string[][],
    };
}
