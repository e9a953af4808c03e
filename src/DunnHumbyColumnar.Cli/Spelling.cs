using System.CommandLine;

namespace DunnHumbyColumnar.Cli;

/// <summary>Other ways to ask for help and version, and verbs that are none.</summary>
static class Spelling
{
    const string Help = "--help";
    const string Version = "--version";

    /// <summary><c>dhc</c>, <c>dhc help</c>, <c>dhc help VERB</c> and <c>dhc version</c> as options.</summary>
    public static string[] InOptions(string[] arguments) => arguments switch
    {
        [] or ["help"] => [Help],
        ["help", .. var verb] => [.. verb, Help],
        ["version"] => [Version],
        _ => arguments,
    };

    /// <summary>What is said to an unknown verb: the nearest ones, and all there are.</summary>
    public static string UnknownVerb(string verb, IReadOnlyCollection<string> verbs)
    {
        string name = verb.Length == 0 ? "\"\"" : verb;
        return $"there is no verb {name}{Meant(verb, verbs)} The verbs are {string.Join(", ", verbs)}.";
    }

    /// <summary>What is said to an unknown option of a verb.</summary>
    public static string UnknownOption(string option, Command verb)
    {
        var known = verb.Options.Concat(verb.Parents.OfType<Command>().SelectMany(parent => parent.Options.Where(own => own.Recursive)));
        return $"{(verb is RootCommand ? "dhc" : verb.Name)} takes no option {option}{Meant(option, known.Select(own => own.Name))}";
    }

    static string Meant(string name, IEnumerable<string> known)
    {
        var nearest = NearestNames.Of(name, known);
        return nearest.Count == 0 ? "." : $"; did you mean {string.Join(" or ", nearest)}?";
    }
}
