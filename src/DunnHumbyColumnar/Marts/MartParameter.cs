using System.Collections.Immutable;
using System.Globalization;

namespace DunnHumbyColumnar.Marts;

/// <summary>
/// An option of gold tables as data: the one place from which the library validates it and the command line and the HTTP API parse and
/// describe it. Immutable.
/// </summary>
abstract class MartParameter(string name, string description)
{
    /// <summary>The name in snake case, as in a URL; the command line has hyphens instead.</summary>
    public string Name => name;

    /// <summary>What it does, in a sentence.</summary>
    public string Description => description;

    /// <summary>A value in printed form.</summary>
    public required string Example { get; init; }

    /// <summary>Smallest value of a number.</summary>
    public int? Minimum { get; init; }

    /// <summary>Largest value of a number.</summary>
    public int? Maximum { get; init; }

    /// <summary>The values of a choice; empty for any other parameter.</summary>
    public ImmutableArray<string> Choices { get; init; } = [];

    /// <summary>Whether it is a flag: its name alone on the command line, true or false over HTTP.</summary>
    public bool IsFlag { get; init; }

    /// <summary>Whether it may be repeated.</summary>
    public bool IsList { get; init; }

    /// <summary>The options with the parameter set to parsed texts.</summary>
    /// <param name="options">The options so far.</param>
    /// <param name="texts">One text, or several for a list; empty: the default.</param>
    /// <exception cref="FormatException">
    /// A text is not a valid value; the message continues after the name, for instance with "must be".
    /// </exception>
    public abstract MartOptions Set(MartOptions options, IReadOnlyList<string> texts);

    /// <summary>Whether the options have a value other than the default.</summary>
    public abstract bool IsSet(MartOptions options);

    /// <exception cref="ArgumentOutOfRangeException">The value is outside the range.</exception>
    public abstract void Validate(MartOptions options);
}

/// <summary>A parameter whose values are of one type.</summary>
/// <param name="name">See <see cref="MartParameter.Name"/>.</param>
/// <param name="description">See <see cref="MartParameter.Description"/>.</param>
/// <param name="parse">Parses a text; throws <see cref="FormatException"/>.</param>
/// <param name="get">The value in options; for a list, all values.</param>
/// <param name="set">Options with the value set; for a list, with the value added.</param>
sealed class MartParameter<T>(
    string name, string description, Func<string, T> parse, Func<MartOptions, IEnumerable<T?>> get, Func<MartOptions, T, MartOptions> set)
    : MartParameter(name, description)
{
    /// <exception cref="FormatException">The text is not a valid value; the message continues after the name.</exception>
    public T Parse(string text) => parse(text);

    public override MartOptions Set(MartOptions options, IReadOnlyList<string> texts) =>
        texts.Aggregate(options, (known, text) => set(known, parse(text)));

    public override bool IsSet(MartOptions options) => !get(options).SequenceEqual(get(MartOptions.Default));

    public override void Validate(MartOptions options)
    {
        foreach (T? value in get(options))
            if (value is int number && (number < Minimum || number > Maximum))
                throw new ArgumentOutOfRangeException(
                    Name, value, string.Create(CultureInfo.InvariantCulture, $"{Name} is a whole number from {Minimum} to {Maximum}."));
    }
}
