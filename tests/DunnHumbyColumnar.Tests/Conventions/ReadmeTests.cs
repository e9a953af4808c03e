using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using DunnHumbyColumnar.Cli;
using DunnHumbyColumnar.Marts;
using DunnHumbyColumnar.Synthetic;
using DunnHumbyColumnar.Tests.Cli;
using DunnHumbyColumnar.Tests.Support;
using DunnHumbyColumnar.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.CodeAnalysis;
using Xunit;

namespace DunnHumbyColumnar.Tests.Conventions;

/// <summary>
/// README and docs are true: examples compile and run, commands run, links lead somewhere, and the
/// reference pages name everything there is.
/// </summary>
public sealed partial class ReadmeTests
{
    /// <summary>Most bytes of the README: a front page.</summary>
    const int ReadmeBytes = 10_000;

    /// <summary>Files whose examples and commands are run, in an order in which the data that they need exist.</summary>
    static readonly string[] Documents =
    [
        "README.md", "docs/library.md", "docs/cli.md", "docs/http.md",
        .. Markdown().Where(file =>
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
    ];

    [Fact]
    public void Readme_is_a_front_page() => Assert.InRange(new FileInfo(PathOf("README.md")).Length, 1, ReadmeBytes);

    [Fact]
    public void Readme_names_the_commands_to_start_and_to_test()
    {
        string[] commands = [.. Blocks("README.md", "sh").Select(block => block.Trim())];
        Assert.Contains("dotnet run -c Release --project src/DunnHumbyColumnar.Cli -- demo", commands);
        Assert.Contains("dotnet test", commands);
    }

    [Fact]
    [Trait("Tier", "slow")]
    public async Task Examples_compile_and_run_one_after_the_other()
    {
        using var folder = new TemporaryFolder();
        JourneyGenerator.Generate(folder["raw"], new GeneratorOptions { Scale = 0.005 });
        string printed = "";
        foreach (string document in Documents)
            foreach (string example in Blocks(document, "csharp"))
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
        foreach (string document in Documents)
            foreach (string command in Blocks(document, "sh").SelectMany(block => block.Split('\n'))
                .Where(line => line.StartsWith("dhc ", StringComparison.Ordinal)))
            {
                // Generated data are not the published ones.
                int expected = command.StartsWith("dhc verify-reference ", StringComparison.Ordinal) ? ExitCodes.BadInput : ExitCodes.Ok;
                var run = await RunCommandAsync(command["dhc ".Length..].Replace("data/", folder.Path + "/", StringComparison.Ordinal));
                Assert.True(run.Code == expected, $"{document}: {command}: exit code {run.Code}, {run.Error}");
            }
    }

    [Fact]
    public async Task Every_verb_and_option_has_its_place_in_the_command_line_reference()
    {
        string text = Text("docs/cli.md");
        string common = text[..text.IndexOf("\n## Verbs", StringComparison.Ordinal)];
        string gold = Section(text, "#### Options of gold tables");
        foreach (string verb in Matches((await CliRun.Of("--help")).Output.Split("\nCommands:\n")[1], VerbPattern()))
        {
            string section = verb is "show" or "export" ? Section(text, "### show and export") + gold : Section(text, "### " + verb);
            Assert.Contains($"dhc {verb}", section, StringComparison.Ordinal);
            string help = (await CliRun.Of(verb + " --help")).Output;
            // What an option of gold tables does is written once, in its parameter, and the help shows it.
            var described = MartParameters.All.Select(parameter => "--" + parameter.Name.Replace('_', '-'));
            var missing = Matches(help, OptionPattern()).Except(described).Where(option =>
                !section.Contains($"`{option}", StringComparison.Ordinal) && !common.Contains($"`{option}", StringComparison.Ordinal));
            Assert.True(!missing.Any(), $"docs/cli.md, {verb}: {string.Join(", ", missing)}");
        }
    }

    [Fact]
    public void Every_exit_code_and_fault_code_is_explained()
    {
        string text = Text("docs/cli.md");
        string codes = Section(text, "## Exit codes");
        Assert.All(
            typeof(ExitCodes).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => (int)field.GetRawConstantValue()!),
            code => Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"\n| {code} | "), codes, StringComparison.Ordinal));
        string faults = Section(text, "#### Bad rows");
        Assert.All(Enum.GetValues<FaultCode>(), code => Assert.Contains(InputDataException.Name(code), faults, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Every_route_is_in_the_http_reference()
    {
        using var folder = new TemporaryFolder();
        JourneyGenerator.Generate(folder["raw"], new GeneratorOptions { Scale = 0.005 });
        await Journey.IngestAsync(folder["raw"], folder["store"]);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Services.AddDunnHumbyColumnar(served => served.Store = folder["store"]);
        await using var app = builder.Build();
        app.MapDunnHumbyApi();
        string routes = Section(Text("docs/http.md"), "## Routes");
        var patterns = ((IEndpointRouteBuilder)app).DataSources.SelectMany(source => source.Endpoints)
            .OfType<RouteEndpoint>().Select(endpoint => endpoint.RoutePattern.RawText!);
        Assert.All(patterns.Distinct(), pattern => Assert.Matches($@"`(POST )?{Regex.Escape(pattern)}[?`]", routes));
    }

    [Fact]
    public void Every_gold_table_is_in_the_table_reference() =>
        Assert.All(Journey.GoldTableNames, name => Assert.Contains(name, Text("docs/tables.md"), StringComparison.Ordinal));

    [Fact]
    public void Every_folder_of_the_library_is_in_the_source_map()
    {
        string text = Text("src/DunnHumbyColumnar/README.md");
        string[] files = [.. Repository.Sources(Path.Combine("src", "DunnHumbyColumnar"))
            .Select(file => Path.GetRelativePath(Repository.Library, file).Replace('\\', '/'))];
        var folders = files.SelectMany(file => file.Select((letter, end) => letter == '/' ? file[..end] : ""))
            .Where(folder => folder.Length > 0).Distinct();
        Assert.Equal(
            folders.Order(StringComparer.Ordinal),
            Matches(text, HeadingPattern()).Where(heading => heading != "Source map").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Links_lead_somewhere()
    {
        var broken = new List<string>();
        foreach (string file in Markdown())
            foreach (string link in Matches(FencePattern().Replace(Text(file), ""), LinkPattern())
                .Where(link => !link.Contains("://", StringComparison.Ordinal)))
                if (!LeadsSomewhere(file, link))
                    broken.Add($"{file}: {link}");
        Assert.Empty(broken);
    }

    /// <summary>A gallery shows them without the files around them.</summary>
    [Fact]
    public void Readmes_of_packages_have_no_links_to_files()
    {
        string[] files = [.. Markdown().Where(file => file.StartsWith("docs/packages/", StringComparison.Ordinal))];
        Assert.Equal(3, files.Length);
        Assert.All(files, file => Assert.DoesNotContain(
            Matches(Text(file), LinkPattern()), link => !link.StartsWith("https://", StringComparison.Ordinal)));
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
    static async Task<CliRun> RunCommandAsync(string command)
    {
        if (!command.StartsWith("serve ", StringComparison.Ordinal))
            return await CliRun.Of(command);
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

    static bool LeadsSomewhere(string file, string link)
    {
        string[] parts = link.Split('#', 2);
        string target =
            parts[0].Length == 0 ? PathOf(file) : Path.GetFullPath(Path.Combine(Path.GetDirectoryName(PathOf(file))!, parts[0]));
        return (File.Exists(target) || Directory.Exists(target))
            && (parts.Length == 1 || Anchors(File.ReadAllText(target)).Contains(parts[1]));
    }

    /// <summary>The anchors of headings: lower case, blanks as hyphens, letters, digits, hyphens and underscores only.</summary>
    static HashSet<string> Anchors(string markdown) =>
        [.. Matches(FencePattern().Replace(markdown, ""), HeadingPattern())
            .Select(heading => AnchorPattern().Replace(heading.ToLowerInvariant().Replace(' ', '-'), ""))];

    /// <summary>What stands under a heading, up to the next of any level.</summary>
    static string Section(string markdown, string heading)
    {
        int start = markdown.IndexOf($"\n{heading}\n", StringComparison.Ordinal);
        Assert.True(start >= 0, $"there is no heading {heading}");
        start += heading.Length + 2;
        int end = markdown.IndexOf("\n#", start, StringComparison.Ordinal);
        return markdown[start..(end < 0 ? markdown.Length : end)];
    }

    static IEnumerable<string> Blocks(string file, string language) =>
        BlockPattern().Matches(Text(file)).Where(match => match.Groups[1].Value == language).Select(match => match.Groups[2].Value);

    static IEnumerable<string> Matches(string text, Regex pattern) => pattern.Matches(text).Select(match => match.Groups[1].Value);

    /// <summary>All Markdown files that belong to the project, relative to its root.</summary>
    static IEnumerable<string> Markdown() =>
    [
        .. new[] { "", "data", "findings", "src/DunnHumbyColumnar" }.SelectMany(folder => Directory.GetFiles(PathOf(folder), "*.md"))
            .Concat(new[] { "bench", "docs" }.SelectMany(folder => Directory.GetFiles(PathOf(folder), "*.md", SearchOption.AllDirectories)))
            .Select(path => Path.GetRelativePath(Repository.Root, path).Replace('\\', '/'))
            .Where(path => !path.Split('/').Any(part => part is "bin" or "obj"))
            .Order(StringComparer.Ordinal),
    ];

    static string Text(string file) => File.ReadAllText(PathOf(file));

    static string PathOf(string file) => Path.Combine(Repository.Root, file);

    [GeneratedRegex("^```([a-z]+)\n(.*?)^```", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex BlockPattern();

    [GeneratedRegex("^```.*?^```", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex FencePattern();

    [GeneratedRegex("^#+ (.+)$", RegexOptions.Multiline)]
    private static partial Regex HeadingPattern();

    [GeneratedRegex("[^a-z0-9_-]")]
    private static partial Regex AnchorPattern();

    [GeneratedRegex(@"\]\(([^()\s]+)\)")]
    private static partial Regex LinkPattern();

    /// <summary>A path in an example: below data, or the name of an exported file.</summary>
    [GeneratedRegex(@"""(?:data/)?((?<=data/)[a-z/]+|[a-z_]+\.csv)""")]
    private static partial Regex FilePattern();

    [GeneratedRegex(@"http://127\.0\.0\.1:\d+")]
    private static partial Regex ListenPattern();

    /// <summary>A verb in the list of <c>dhc --help</c>.</summary>
    [GeneratedRegex("^  ([a-z][a-z-]*) ", RegexOptions.Multiline)]
    private static partial Regex VerbPattern();

    /// <summary>The long name of an option in the help of a verb.</summary>
    [GeneratedRegex("^  (?:-[^ ]+, )*(--[a-z-]+)", RegexOptions.Multiline)]
    private static partial Regex OptionPattern();
}
