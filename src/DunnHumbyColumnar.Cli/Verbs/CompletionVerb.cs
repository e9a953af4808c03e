using System.CommandLine;
using DunnHumbyColumnar.Cli.Output;

namespace DunnHumbyColumnar.Cli.Verbs;

/// <summary>Prints the completion script of a shell.</summary>
static class CompletionVerb
{
    const string Bash = """
        _dhc() { mapfile -t COMPREPLY < <(dhc "[suggest:${COMP_POINT}]" "${COMP_LINE}" 2>/dev/null); }
        complete -F _dhc dhc
        """;

    const string Zsh = """
        _dhc() { reply=("${(@f)$(dhc "[suggest:${CURSOR}]" "${BUFFER}" 2>/dev/null)}") }
        compctl -K _dhc dhc
        """;

    const string Fish = """
        complete -f -c dhc -a '(dhc "[suggest:"(commandline -C)"]" (commandline -cp) 2>/dev/null)'
        """;

    public static Command Create(Terminal terminal)
    {
        var shell = new Argument<string>("SHELL") { Description = "bash, zsh or fish.", HelpName = "SHELL" };
        shell.AcceptOnlyFromAmong("bash", "zsh", "fish");
        var verb = new Command(
            "completion", "Prints the script that completes dhc commands in a shell.\nExample: source <(dhc completion bash)") { shell };
        verb.SetAction(parsed =>
        {
            terminal.Out.WriteLine(parsed.GetValue(shell) switch
            {
                "bash" => Bash,
                "zsh" => Zsh,
                _ => Fish,
            });
            return ExitCodes.Ok;
        });
        return verb;
    }
}
