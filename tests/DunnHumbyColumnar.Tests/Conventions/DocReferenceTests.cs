using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using DunnHumbyColumnar.Cli;
using DunnHumbyColumnar.Marts;
using DunnHumbyColumnar.Synthetic;
using DunnHumbyColumnar.Tests.Cli;
using DunnHumbyColumnar.Tests.Support;
using DunnHumbyColumnar.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Xunit;

namespace DunnHumbyColumnar.Tests.Conventions;

/// <summary>The reference pages name everything there is.</summary>
public sealed partial class DocReferenceTests
{
    [Fact]
    public async Task Every_verb_and_option_has_its_place_in_the_command_line_reference()
    {
        string text = Docs.Text("docs/cli.md");
        string common = text[..text.IndexOf("\n## Verbs", StringComparison.Ordinal)];
        string gold = Docs.Section(text, "#### Options of gold tables");
        foreach (string verb in await Verbs.NamesAsync())
        {
            string section = verb is "show" or "export"
                ? Docs.Section(text, "### show and export") + gold
                : Docs.Section(text, "### " + verb);
            Assert.Contains($"dhc {verb}", section, StringComparison.Ordinal);
            string help = (await CliRun.Of(verb + " --help")).Output;
            // What an option of gold tables does is written once, in its parameter, and the help shows it.
            var described = MartParameters.All.Select(parameter => "--" + parameter.Name.Replace('_', '-'));
            var missing = Docs.Matches(help, OptionPattern()).Except(described).Where(option =>
                !section.Contains($"`{option}", StringComparison.Ordinal) && !common.Contains($"`{option}", StringComparison.Ordinal));
            Assert.True(!missing.Any(), $"docs/cli.md, {verb}: {string.Join(", ", missing)}");
        }
    }

    [Fact]
    public void Every_exit_code_and_fault_code_is_explained()
    {
        string text = Docs.Text("docs/cli.md");
        string codes = Docs.Section(text, "## Exit codes");
        Assert.All(
            typeof(ExitCodes).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => (int)field.GetRawConstantValue()!),
            code => Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"\n| {code} | "), codes, StringComparison.Ordinal));
        string faults = Docs.Section(text, "#### Bad rows");
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
        string routes = Docs.Section(Docs.Text("docs/http.md"), "## Routes");
        var patterns = ((IEndpointRouteBuilder)app).DataSources.SelectMany(source => source.Endpoints)
            .OfType<RouteEndpoint>().Select(endpoint => endpoint.RoutePattern.RawText!);
        Assert.All(patterns.Distinct(), pattern => Assert.Matches($@"`(POST )?{Regex.Escape(pattern)}[?`]", routes));
    }

    [Fact]
    public void Every_gold_table_is_in_the_list_at_the_head_of_the_table_reference()
    {
        string text = Docs.Text("docs/tables.md");
        Assert.All(Journey.GoldTableNames, name => Assert.Contains($"\n| `{name}` | ", text, StringComparison.Ordinal));
        var raw = GoldTables.All.Where(table => !table.Takes.Contains(MartParameters.Clean)).Select(table => $"`{table.Name}`");
        Assert.Contains(
            $"Every table but {string.Join(" and ", raw)} is computed from the [clean view]", text.ReplaceLineEndings(" "),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Every_folder_of_the_library_is_in_the_source_map()
    {
        string text = Docs.Text("src/DunnHumbyColumnar/README.md");
        string[] files = [.. Repository.Sources(Path.Combine("src", "DunnHumbyColumnar"))
            .Select(file => Path.GetRelativePath(Repository.Library, file).Replace('\\', '/'))];
        var folders = files.SelectMany(file => file.Select((letter, end) => letter == '/' ? file[..end] : ""))
            .Where(folder => folder.Length > 0).Distinct();
        Assert.Equal(
            folders.Order(StringComparer.Ordinal),
            Docs.Matches(text, Docs.HeadingPattern()).Where(heading => heading != "Source map").Order(StringComparer.Ordinal));
    }

    /// <summary>The long name of an option in the help of a verb.</summary>
    [GeneratedRegex("^  (?:-[^ ]+, )*(--[a-z-]+)", RegexOptions.Multiline)]
    private static partial Regex OptionPattern();
}
