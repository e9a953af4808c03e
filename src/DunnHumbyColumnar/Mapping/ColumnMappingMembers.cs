using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace DunnHumbyColumnar.Mapping;

/// <summary>The members of a <see cref="ColumnMapping"/>, without its converter; what is not given is null.</summary>
sealed record ColumnMappingMembers
{
    public string? Column { get; init; }

    public string? Constant { get; init; }

    public bool LineNumber { get; init; }

    public string[]? Product { get; init; }

    public string[]? Concatenation { get; init; }

    public string? Separator { get; init; }

    public bool Number { get; init; }

    public bool Negate { get; init; }

    public bool Round { get; init; }

    public DecimalSign? Decimals { get; init; }

    public string[]? Formats { get; init; }

    public Dictionary<string, string>? Values { get; init; }

    [JsonIgnore]
    public bool IsColumnAlone => this with { Column = null } == new ColumnMappingMembers();

    public static ColumnMappingMembers From(ColumnMapping mapping) => new()
    {
        Column = mapping.Column,
        Constant = mapping.Constant,
        LineNumber = mapping.LineNumber,
        Product = mapping.Product?.ToArray(),
        Concatenation = mapping.Concatenation?.ToArray(),
        Separator = mapping.Concatenation is null ? null : mapping.Separator,
        Number = mapping.Number,
        Negate = mapping.Negate,
        Round = mapping.Round,
        Decimals = mapping.Decimals,
        Formats = mapping.Formats.IsEmpty ? null : [.. mapping.Formats],
        Values = mapping.Values.Count == 0 ? null : new Dictionary<string, string>(mapping.Values),
    };

    public ColumnMapping ToMapping()
    {
        var mapping = new ColumnMapping
        {
            Column = Column,
            Constant = Constant,
            LineNumber = LineNumber,
            Product = Product?.ToImmutableArray(),
            Concatenation = Concatenation?.ToImmutableArray(),
            Number = Number,
            Negate = Negate,
            Round = Round,
            Decimals = Decimals,
            Formats = Formats?.ToImmutableArray() ?? [],
            Values = Values ?? [],
        };
        return Separator is null ? mapping : mapping with { Separator = Separator };
    }
}
