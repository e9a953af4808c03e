using System.Text;
using DunnHumbyColumnar.Cli;
using DunnHumbyColumnar.Cli.Output;

namespace DunnHumbyColumnar.Tests.Cli;

/// <summary>One run of the command line in this process.</summary>
sealed record CliRun(int Code, string Output, string Error)
{
    /// <param name="commandLine">Arguments separated by blanks; none of them holds one.</param>
    /// <param name="terminal">Whether both outputs are a terminal.</param>
    /// <param name="cancellationToken">As Ctrl-C.</param>
    public static async Task<CliRun> Of(string commandLine, bool terminal = false, CancellationToken cancellationToken = default)
    {
        using var output = new MemoryStream();
        using var error = new StringWriter { NewLine = "\n" };
        int code;
        using (var streams = new Terminal(output, error, terminal, terminal))
            code = await CommandLine.RunAsync(commandLine.Split(' ', StringSplitOptions.RemoveEmptyEntries), streams, cancellationToken);
        return new(code, Encoding.UTF8.GetString(output.ToArray()), error.ToString());
    }
}
