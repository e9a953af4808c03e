using System.Diagnostics;
using System.IO.Compression;
using System.Net;
using System.Net.Sockets;
using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using DunnHumbyColumnar.Cli;
using DunnHumbyColumnar.Synthetic;
using DunnHumbyColumnar.Tests.Cli;
using DunnHumbyColumnar.Tests.Support;
using Microsoft.CodeAnalysis;
using Xunit;

namespace DunnHumbyColumnar.Tests.Conventions;

/// <summary>README and docs are true: examples compile and run, commands run as shown.</summary>
public sealed partial class DocExampleTests
{
    /// <summary>Files whose examples and commands are run, in an order in which the data that they need exist.</summary>
    static readonly string[] Documents =
    [
        "README.md", "docs/library.md", "docs/cli.md", "docs/http.md",
        .. Docs.All().Where(file =>
            file.StartsWith("docs/", StringComparison.Ordinal) && file is not ("docs/library.md" or "docs/cli.md" or "docs/http.md")),
        "src/DunnHumbyColumnar/README.md",
    ];

    /// <summary>What the examples print on generated data, whatever else they print.</summary>
    static readonly string[] Printed =
    [
        "household 1 spent ", "segment 3: ", "20 of ", "unchanged since generation 1", "transaction_data: ",
        "income_desc, sum_sales_value, median_sales_value, count_distinct_household_key", " scan, dense groups", "29 Arrow columns",
        "RfmMigrationRow { FromBins = ", ": lift ", "1. ", "because of ", "own-repeat: precision@10 ", "display True, mailer True: ",
        " times as many units", " a day before, ", "\"household_key\":1,",
        " is in force",
    ];

    [Fact]
    [Trait("Tier", "slow")]
    public async Task Examples_compile_and_run_one_after_the_other()
    {
        using var folder = new TemporaryFolder();
        JourneyGenerator.Generate(folder["raw"], new GeneratorOptions { Scale = 0.005 });
        string printed = "";
        foreach (string document in Documents)
            foreach (string example in Docs.Blocks(document, "csharp"))
                printed += await RunAsync(document, example, folder);
        Assert.All(Printed, expected => Assert.Contains(expected, printed, StringComparison.Ordinal));
        Assert.True(File.Exists(folder["daily_hh_spend.csv"]));
        Assert.True(File.Exists(folder["stores.csv"]));
    }

    [Fact]
    [Trait("Tier", "slow")]
    public async Task Commands_run_as_shown()
    {
        using var folder = new TemporaryFolder();
        JourneyGenerator.Generate(folder["raw"], new GeneratorOptions { Scale = 0.005 });
        ZipFile.CreateFromDirectory(folder["raw"], folder["archive.zip"]);
        WriteTills(folder["tills"]);
        foreach (string document in Documents)
            foreach (string command in Docs.Blocks(document, "sh").SelectMany(block => block.Split('\n'))
                .Where(line => line.StartsWith("dhc ", StringComparison.Ordinal)))
            {
                // Generated data are not the published ones.
                int expected = command.StartsWith("dhc verify-reference ", StringComparison.Ordinal) ? ExitCodes.BadInput : ExitCodes.Ok;
                var run = await RunCommandAsync(command["dhc ".Length..].Replace("data/", folder.Path + "/", StringComparison.Ordinal));
                Assert.True(run.Code == expected, $"{document}: {command}: exit code {run.Code}, {run.Error}");
            }
    }

    /// <summary>The example of a mapping, and files as it describes them.</summary>
    static void WriteTills(string folder)
    {
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "mapping.json"), Docs.Blocks("docs/mapping.md", "json").First());
        File.WriteAllText(
            Path.Combine(folder, "invoices_1.csv"),
            "Invoice;Customer;Item;Units;Price;Date;Time\n7;0003;21;2;1,255;1.12.2010 8:26;8:26\n8;0004;22;1;0,5;2.12.2010;9:00\n");
        File.WriteAllText(Path.Combine(folder, "items.csv"), "Id,Group,Kind\n21,A,x\n22,,y\n");
        using var zip = ZipFile.Open(Path.Combine(folder, "2010.zip"), ZipArchiveMode.Create);
        foreach (string file in (string[])["invoices_1.csv", "items.csv"])
            zip.CreateEntryFromFile(Path.Combine(folder, file), file);
    }

    static async Task<string> RunAsync(string document, string example, TemporaryFolder folder)
    {
        Assert.True(
            example.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length is >= 5 and <= 15,
            $"{document}: an example has 5 to 15 lines\n{example}");
        string here = ListenPattern().Replace(
            FilePattern().Replace(example, match => $"\"{folder.Path}/{match.Groups[1].Value}\""), $"http://127.0.0.1:{FreePort()}");
        var compilation = LibraryCompilation.Of([("example.cs", here)], OutputKind.ConsoleApplication);
        using var assembly = new MemoryStream();
        var emitted = compilation.Emit(assembly);
        Assert.True(emitted.Success, $"{document}: {string.Join('\n', emitted.Diagnostics)}");
        var main = Assembly.Load(assembly.ToArray()).EntryPoint!;
        var console = Console.Out;
        using var output = new StringWriter();
        Console.SetOut(output);
        try
        {
            if (main.Invoke(null, main.GetParameters().Length == 0 ? null : [Array.Empty<string>()]) is Task task)
                await task;
        }
        finally
        {
            Console.SetOut(console);
        }

        return output.ToString();
    }

    /// <summary>
    /// Runs a command. A server is a process of its own, since its pages are files beside the program, and is ended as soon as it listens.
    /// </summary>
    /// <summary>A word of a shell: blanks in quotes do not end it.</summary>
    [GeneratedRegex("""(?:[^\s"']|"[^"]*"|'[^']*')+""")]
    private static partial Regex Argument();

    [GeneratedRegex("""(?:"([^"]*)"|'([^']*)')""")]
    private static partial Regex Quotes();

    static async Task<CliRun> RunCommandAsync(string command)
    {
        if (!command.StartsWith("serve ", StringComparison.Ordinal))
            return await CliRun.Of([.. Argument().Matches(command).Select(argument => Quotes().Replace(argument.Value, "$1$2"))]);
        string configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
        string program = Path.Combine(Repository.Root, "src", "DunnHumbyColumnar.Cli", "bin", configuration, "net10.0", "dhc.dll");
        using var process = Process.Start(
            new ProcessStartInfo("dotnet", $"\"{program}\" {command} --urls http://127.0.0.1:0") { RedirectStandardError = true })!;
        var told = new StringBuilder();
        while (await process.StandardError.ReadLineAsync() is { } line)
        {
            told.AppendLine(line);
            if (!line.StartsWith("listening on ", StringComparison.Ordinal))
                continue;
            process.Kill();
            await process.WaitForExitAsync();
            return new(ExitCodes.Ok, "", told.ToString());
        }

        await process.WaitForExitAsync();
        return new(process.ExitCode, "", told.ToString());
    }

    static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>A path in an example: below data, or the name of an exported file.</summary>
    [GeneratedRegex(@"""(?:data/)?((?<=data/)[a-z/]+(?:\.parquet)?|[a-z_]+\.(?:csv|parquet))""")]
    private static partial Regex FilePattern();

    [GeneratedRegex(@"http://127\.0\.0\.1:\d+")]
    private static partial Regex ListenPattern();
}
