using System.Text;
using Spectre.Console;

namespace DunnHumbyColumnar.Cli.Output;

/// <summary>Where output goes: data to standard output, progress and notes to standard error. Tests give memory instead.</summary>
sealed class Terminal : IDisposable
{
    const int WideEnough = 160;
    const int PlainHelpWidth = 80;

    /// <param name="output">Standard output.</param>
    /// <param name="error">Standard error.</param>
    /// <param name="outputIsTerminal">Whether standard output is a terminal.</param>
    /// <param name="errorIsTerminal">Whether standard error is one.</param>
    /// <param name="width">Characters of a line; null: as the terminal says.</param>
    public Terminal(Stream output, TextWriter error, bool outputIsTerminal = false, bool errorIsTerminal = false, int? width = null)
    {
        OutStream = output;
        Out = new StreamWriter(output, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { AutoFlush = true, NewLine = "\n" };
        Error = error;
        OutputIsTerminal = outputIsTerminal;
        ErrorIsTerminal = errorIsTerminal;
        OutConsole = ConsoleOf(Out, outputIsTerminal);
        ErrorConsole = ConsoleOf(error, errorIsTerminal);
        if (width is { } columns)
            OutConsole.Profile.Width = ErrorConsole.Profile.Width = columns;
    }

    public Stream OutStream { get; }

    public TextWriter Out { get; }

    public TextWriter Error { get; }

    public bool OutputIsTerminal { get; }

    public bool ErrorIsTerminal { get; }

    /// <summary>Formatted text for people on standard output; plain where that is no terminal.</summary>
    public IAnsiConsole OutConsole { get; }

    /// <summary>Progress bars on standard error.</summary>
    public IAnsiConsole ErrorConsole { get; }

    /// <summary>Whether progress and notes are suppressed.</summary>
    public bool IsQuiet { get; set; }

    /// <summary>Characters that fit a line of standard output.</summary>
    public int Width => OutConsole.Profile.Width;

    /// <summary>Characters of a line of help.</summary>
    public int HelpWidth => OutputIsTerminal ? Width : PlainHelpWidth;

    public static Terminal ForProcess() =>
        new(Console.OpenStandardOutput(), Console.Error, !Console.IsOutputRedirected, !Console.IsErrorRedirected);

    /// <summary>Whether a write failed because the reader of a pipe has gone.</summary>
    public static bool IsClosedPipe(IOException failure)
    {
        const int brokenPipe = 32;
        return !OperatingSystem.IsWindows() && (failure.HResult & 0xFFFF) == brokenPipe;
    }

    /// <summary>A sentence on standard output, broken between words where that is a terminal.</summary>
    public void Say(string text)
    {
        foreach (string line in OutputIsTerminal ? WordWrap.Lines(text, Width) : [text])
            Out.WriteLine(line);
    }

    public void Note(string text)
    {
        if (!IsQuiet)
            Error.WriteLine(text);
    }

    public void Dispose() => Out.Dispose();

    static IAnsiConsole ConsoleOf(TextWriter writer, bool isTerminal)
    {
        bool plain = !isTerminal || Environment.GetEnvironmentVariable("NO_COLOR") is { Length: > 0 };
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(writer),
            Ansi = isTerminal ? AnsiSupport.Detect : AnsiSupport.No,
            ColorSystem = plain ? ColorSystemSupport.NoColors : ColorSystemSupport.Detect,
            Interactive = isTerminal ? InteractionSupport.Detect : InteractionSupport.No,
        });
        if (!isTerminal)
            console.Profile.Width = WideEnough;
        return console;
    }
}
