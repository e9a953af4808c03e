using System.Diagnostics;
using Spectre.Console;

namespace DunnHumbyColumnar.Cli.Output;

/// <summary>Runs work with a progress bar on a terminal, with a plain line every few seconds elsewhere, silently when quiet.</summary>
static class ProgressLine
{
    static readonly TimeSpan LineInterval = TimeSpan.FromSeconds(5);

    /// <param name="terminal">Where to.</param>
    /// <param name="title">What the work is.</param>
    /// <param name="work">Receives a report of (share done 0..1, text); it may be called from any thread.</param>
    public static async Task<T> RunAsync<T>(Terminal terminal, string title, Func<Action<double, string>, Task<T>> work)
    {
        if (terminal.IsQuiet)
            return await work((_, _) => { }).ConfigureAwait(false);
        if (!terminal.ErrorIsTerminal)
            return await work(Lines(terminal, title)).ConfigureAwait(false);
        return await terminal.ErrorConsole.Progress()
            .AutoClear(true)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn())
            .StartAsync(context =>
            {
                var task = context.AddTask(Markup.Escape(title), maxValue: 1);
                return work((share, text) =>
                {
                    task.Value = share;
                    task.Description = Markup.Escape($"{title}: {text}");
                });
            }).ConfigureAwait(false);
    }

    static Action<double, string> Lines(Terminal terminal, string title)
    {
        var gate = new Lock();
        var watch = Stopwatch.StartNew();
        var next = LineInterval;
        return (_, text) =>
        {
            lock (gate)
            {
                if (watch.Elapsed < next)
                    return;
                next = watch.Elapsed + LineInterval;
                terminal.Error.WriteLine($"{title}: {text}");
            }
        };
    }
}
