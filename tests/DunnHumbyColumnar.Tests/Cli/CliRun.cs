using System.Text;
using DunnHumbyColumnar.Cli;
using DunnHumbyColumnar.Cli.Output;

namespace DunnHumbyColumnar.Tests.Cli;

/// <summary>One run of the command line in this process.</summary>
sealed record CliRun(int Code, string Output, string Error)
{
    /// <param name="commandLine">Arguments separated by blanks; none of them holds one.</param>
    /// <param name="terminal">Whether both outputs are a terminal.</param>
    /// <param name="width">Characters of a line of the terminal.</param>
    /// <param name="cancellationToken">As Ctrl-C.</param>
    public static Task<CliRun> Of(
        string commandLine, bool terminal = false, int width = 200, CancellationToken cancellationToken = default) =>
        Of(commandLine.Split(' ', StringSplitOptions.RemoveEmptyEntries), terminal, width, cancellationToken);

    /// <summary>As <see cref="Of(string, bool, int, CancellationToken)"/>, with arguments that may hold blanks or nothing.</summary>
    public static async Task<CliRun> Of(
        string[] arguments, bool terminal = false, int width = 200, CancellationToken cancellationToken = default)
    {
        using var output = new MemoryStream();
        using var error = new StringWriter { NewLine = "\n" };
        int code;
        using (var streams = new Terminal(output, error, terminal, terminal, terminal ? width : null))
            code = await CommandLine.RunAsync(arguments, streams, cancellationToken);
        return new(code, Encoding.UTF8.GetString(output.ToArray()), error.ToString());
    }
}
