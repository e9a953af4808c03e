using System.Collections.Immutable;
using DunnHumbyColumnar.Columns;
using DunnHumbyColumnar.Query;
using DunnHumbyColumnar.Results;

namespace DunnHumbyColumnar.Marts;

/// <summary>Makes a result of its stored columns.</summary>
delegate JourneyResult? RestoreResult(JourneyData data, ResultMetadata metadata, ResultFrame stored);

/// <summary>A gold table: its schema, its parameters, the description of its options, and its computation.</summary>
/// <param name="Schema">Name, question, order and columns.</param>
/// <param name="Takes">The parameters it takes.</param>
/// <param name="Describe">
/// The cleaning profile, given the one in force, and the other options in words, as in the metadata of the result.
/// </param>
/// <param name="Build">Computes it.</param>
/// <param name="Restore">
/// The same result from its stored columns, computed with default options; null if they do not tell enough.
/// </param>
sealed record GoldDefinition(
    TableSchema Schema, ImmutableArray<MartParameter> Takes, Func<MartOptions, CleaningProfile, (string Cleaning, string Options)> Describe,
    Func<QueryContext, MartOptions, JourneyResult> Build, RestoreResult Restore)
{
    public string Name => Schema.Name;

    /// <exception cref="UnknownNameException">An option is set that the table does not take and would ignore.</exception>
    /// <exception cref="ArgumentException">A value is outside its range, or options contradict each other.</exception>
    public void Validate(MartOptions options)
    {
        options.Validate();
        foreach (var parameter in MartParameters.All)
        {
            if (parameter.IsSet(options))
                RequireTaken(parameter);
            parameter.Validate(options);
        }
    }

    /// <summary>For options given as texts, where a default value that is given differs from none.</summary>
    /// <param name="parameter">The parameter.</param>
    /// <param name="spelling">Its name where it was given; null: its own.</param>
    /// <exception cref="UnknownNameException">The table does not take the parameter and would ignore it.</exception>
    public void RequireTaken(MartParameter parameter, string? spelling = null)
    {
        if (!Takes.Contains(parameter))
            throw new UnknownNameException(parameter.Name, $"{Name} takes no option {spelling ?? parameter.Name}; leave it out");
    }
}
