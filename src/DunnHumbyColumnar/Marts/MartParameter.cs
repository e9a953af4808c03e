using System.Collections.Immutable;
using System.Globalization;

namespace DunnHumbyColumnar.Marts;

/// <summary>An option of gold tables as data: the library checks it, the command line and the HTTP API read it, and all describe it from here. Immutable.</summary>
abstract class MartParameter(string name, string description)
{
    /// <summary>The name in snake case, as in an address; the command line joins its words by hyphens.</summary>
    public string Name => name;

    /// <summary>What it does, in a sentence.</summary>
    public string Description => description;

    /// <summary>A value in printed form.</summary>
    public required string Example { get; init; }

    /// <summary>Least value of a number.</summary>
    public int? Minimum { get; init; }

    /// <summary>Largest value of a number.</summary>
    public int? Maximum { get; init; }

    /// <summary>The values of a choice; empty for what is none.</summary>
    public ImmutableArray<string> Choices { get; init; } = [];

    /// <summary>Whether it is given by its name alone, or is true or false.</summary>
    public bool IsFlag { get; init; }

    /// <summary>Whether it may be given several times.</summary>
    public bool IsList { get; init; }

    /// <summary>The options with what some texts say.</summary>
    /// <param name="options">The options so far.</param>
    /// <param name="texts">One text, or several of a list; empty: the default.</param>
    /// <exception cref="FormatException">A text is no value; the message goes on after the name, for instance with "must be".</exception>
    public abstract MartOptions Set(MartOptions options, IReadOnlyList<string> texts);

    /// <summary>Whether the options have another value than the defaults.</summary>
    public abstract bool IsSet(MartOptions options);

    /// <exception cref="ArgumentOutOfRangeException">The value of the options is outside the range.</exception>
    public abstract void Validate(MartOptions options);
}

/// <summary>A parameter whose values are of one type.</summary>
/// <param name="name">See <see cref="MartParameter.Name"/>.</param>
/// <param name="description">See <see cref="MartParameter.Description"/>.</param>
/// <param name="parse">The value of a text; throws <see cref="FormatException"/>.</param>
/// <param name="get">Its value in options; of a list all of them.</param>
/// <param name="set">Options with a value; of a list one more.</param>
sealed class MartParameter<T>(
    string name, string description, Func<string, T> parse, Func<MartOptions, IEnumerable<T?>> get, Func<MartOptions, T, MartOptions> set)
    : MartParameter(name, description)
{
    /// <summary>The value of a text.</summary>
    /// <exception cref="FormatException">The text is no value; the message goes on after the name.</exception>
    public T Parse(string text) => parse(text);

    public override MartOptions Set(MartOptions options, IReadOnlyList<string> texts) => texts.Aggregate(options, (known, text) => set(known, parse(text)));

    public override bool IsSet(MartOptions options) => !get(options).SequenceEqual(get(MartOptions.Default));

    public override void Validate(MartOptions options)
    {
        foreach (T? value in get(options))
            if (value is int number && (number < Minimum || number > Maximum))
                throw new ArgumentOutOfRangeException(
                    Name, value, string.Create(CultureInfo.InvariantCulture, $"{Name} is a whole number from {Minimum} to {Maximum}."));
    }
}
