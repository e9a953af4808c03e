using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.RegularExpressions;
using DunnHumbyColumnar.Web.Tests.Support;

namespace DunnHumbyColumnar.Browser.Tests;

/// <summary><c>dhc serve</c> in a process of its own, started in a folder that has nothing to do with it.</summary>
sealed partial class ServeProcess : IAsyncDisposable
{
    readonly Process _process;

    ServeProcess(Process process, Uri address)
    {
        _process = process;
        Address = address;
    }

    public Uri Address { get; }

    /// <summary>The program that was built with these tests.</summary>
    public static string[] Built { get; } =
        ["dotnet", Path.Combine(Checkout.Root, "src", "DunnHumbyColumnar.Cli", "bin", Checkout.Configuration, "net10.0", "dhc.dll")];

    public static async Task<ServeProcess> StartAsync(string[] program, string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo(program[0])
        {
            WorkingDirectory = folder,
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        foreach (string argument in (string[])[.. program[1..], "serve", "--urls", "http://127.0.0.1:0", .. arguments])
            start.ArgumentList.Add(argument);
        var process = new Process { StartInfo = start, EnableRaisingEvents = true };
        var told = new ConcurrentQueue<string>();
        var address = new TaskCompletionSource<Uri>(TaskCreationOptions.RunContinuationsAsynchronously);
        process.ErrorDataReceived += (_, line) =>
        {
            told.Enqueue(line.Data ?? "");
            if (ListeningPattern().Match(line.Data ?? "") is { Success: true } match)
                address.TrySetResult(new Uri(match.Groups[1].Value));
        };
        process.Exited += (_, _) => address.TrySetException(new InvalidOperationException($"dhc serve ended: {string.Join('\n', told)}"));
        process.Start();
        process.BeginErrorReadLine();
        process.BeginOutputReadLine();
        return new ServeProcess(process, await address.Task.WaitAsync(Patience.Limit));
    }

    /// <summary>Ends it at once.</summary>
    public async Task KillAsync()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        _process.Dispose();
    }

    [GeneratedRegex("listening on (http://\\S+);")]
    private static partial Regex ListeningPattern();
}
