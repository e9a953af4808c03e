using System.Reflection;
using System.Text.RegularExpressions;
using DunnHumbyColumnar.Synthetic;
using DunnHumbyColumnar.Tests.Cli;
using DunnHumbyColumnar.Tests.Support;
using Microsoft.CodeAnalysis;
using Xunit;

namespace DunnHumbyColumnar.Tests.Conventions;

/// <summary>What the README shows works as shown.</summary>
public sealed partial class ReadmeTests
{
    static readonly string Text = File.ReadAllText(Path.Combine(Repository.Root, "README.md"));

    [Fact]
    public async Task Library_examples_compile_and_run_one_after_the_other()
    {
        using var folder = new TemporaryFolder();
        JourneyGenerator.Generate(folder["raw"], new GeneratorOptions { Scale = 0.005 });
        string printed = "";
        foreach (string example in Blocks("csharp"))
        {
            Assert.InRange(example.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length, 5, 15);
            string here = example.Replace("\"data/", $"\"{folder.Path}/", StringComparison.Ordinal).Replace("\"daily_hh_spend.csv\"", $"\"{folder["daily_hh_spend.csv"]}\"", StringComparison.Ordinal);
            var compilation = LibraryCompilation.Of([("example.cs", here)], OutputKind.ConsoleApplication);
            using var assembly = new MemoryStream();
            var emitted = compilation.Emit(assembly);
            Assert.True(emitted.Success, string.Join('\n', emitted.Diagnostics));
            printed += await RunAsync(Assembly.Load(assembly.ToArray()).EntryPoint!);
        }

        foreach (string expected in new[] { "household 1 spent ", "segment ", "29 Arrow columns", "lift ", "because of ", "own-repeat: precision@10 ", "display True, mailer True: ", "times as many units", " a day before, " })
            Assert.Contains(expected, printed, StringComparison.Ordinal);
        Assert.True(File.Exists(folder["daily_hh_spend.csv"]));
    }

    [Fact]
    public async Task Commands_run_as_shown()
    {
        string[] commands = [.. Blocks("sh").SelectMany(block => block.Split('\n')).Where(line => line.StartsWith("dhc ", StringComparison.Ordinal))];
        Assert.True(commands.Length > 5);
        using var folder = new TemporaryFolder();
        foreach (string command in commands)
        {
            var run = await CliRun.Of(command["dhc ".Length..].Replace("data/", folder.Path + "/", StringComparison.Ordinal));
            Assert.True(run.Code == 0, $"{command}: {run.Error}");
        }
    }

    [Fact]
    public void The_two_commands_are_there()
    {
        Assert.Contains("dotnet run -c Release --project src/DunnHumbyColumnar.Cli -- demo", Blocks("sh").Select(block => block.Trim()));
        Assert.Contains("dotnet test", Blocks("sh").Select(block => block.Trim()));
    }

    [Fact]
    public void Every_gold_table_is_named() => Assert.All(Journey.GoldTableNames, name => Assert.Contains(name, Text, StringComparison.Ordinal));

    static IEnumerable<string> Blocks(string language) => BlockPattern().Matches(Text).Where(match => match.Groups[1].Value == language).Select(match => match.Groups[2].Value);

    static async Task<string> RunAsync(MethodInfo main)
    {
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

    [GeneratedRegex("^```([a-z]+)\n(.*?)^```", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex BlockPattern();
}
