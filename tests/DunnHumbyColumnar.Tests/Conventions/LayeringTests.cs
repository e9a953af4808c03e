using DunnHumbyColumnar.Tests.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Xunit;

namespace DunnHumbyColumnar.Tests.Conventions;

/// <summary>Who may use whom: data flows one way, and each package stays in its room.</summary>
public sealed class LayeringTests
{
    /// <summary>Per stage, a folder with all below it, the stages it may use beside itself. The root is the facade and uses all.</summary>
    static readonly Dictionary<string, string[]> MayUse = new()
    {
        ["Errors"] = [],
        ["Values"] = [],
        ["Kernels"] = [],
        ["Runtime"] = ["Errors"],
        ["Results"] = ["Errors", "Values", "Runtime"],
        ["Columns"] = ["Errors", "Values", "Runtime", "Kernels"],
        ["Mapping"] = ["Errors", "Values", "Runtime", "Columns"],
        ["Csv"] = ["Errors", "Runtime", "Kernels", "Columns", "Mapping"],
        ["Snapshots"] = ["Errors", "Runtime", "Results", "Kernels", "Columns"],
        ["Query"] = ["Errors", "Values", "Runtime", "Results", "Kernels", "Columns"],
        ["Marts"] = ["Errors", "Values", "Runtime", "Results", "Kernels", "Columns", "Query"],
        ["Ingest"] = ["Errors", "Values", "Runtime", "Results", "Columns", "Mapping", "Csv", "Snapshots"],
    };

    /// <summary>Package namespace to the stages that may use it; the empty name is the root.</summary>
    static readonly Dictionary<string, string[]> Packages = new()
    {
        ["Sylvan"] = ["Csv"],
        ["MessagePack"] = ["Snapshots"],
        ["System.IO.Hashing"] = ["Csv", "Snapshots"],
        ["ZstdSharp"] = ["Csv"],
        ["Apache.Arrow"] = ["Columns", "Snapshots", "Results", ""],
        ["System.Numerics.Tensors"] = ["Kernels"],
    };

    static readonly Lazy<List<TypeUse>> Uses = new(FindUses);

    /// <summary>
    /// A type that a file of the library uses, be it in a comment's reference: its own, with the file that declares it, or another's.
    /// </summary>
    sealed record TypeUse(string File, string? Declared, string Namespace, string Type, bool InComment)
    {
        public string Stage => StageOf(File);

        public string UsedStage => StageOf(Declared!);
    }

    [Fact]
    public void Every_folder_is_a_known_stage() =>
        Assert.Equal(MayUse.Keys.Order(), Uses.Value.Select(use => use.Stage).Where(stage => stage.Length > 0).Distinct().Order());

    [Fact]
    public void A_stage_uses_only_the_stages_before_it()
    {
        var faults = Uses.Value
            .Where(use => use is { Stage.Length: > 0, Declared: not null }
                && use.UsedStage != use.Stage && !MayUse[use.Stage].Contains(use.UsedStage))
            .Select(use => $"{use.File} uses {use.Type} of {use.Declared}");
        Assert.Empty(faults.Distinct());
    }

    [Fact]
    public void Stages_that_may_use_one_another_form_no_circle()
    {
        var ordered = new List<string>();
        while (MayUse.Keys.Except(ordered).FirstOrDefault(stage => MayUse[stage].All(ordered.Contains)) is { } next)
            ordered.Add(next);
        Assert.Equal(MayUse.Keys.Order(), ordered.Order());
    }

    [Fact]
    public void Options_of_the_marts_use_errors_values_and_one_another_only()
    {
        var uses = Uses.Value.Where(use => use is { Stage: "Marts", Declared: not null, InComment: false }
            && use.File != use.Declared && use.UsedStage is not ("Errors" or "Values")).ToList();
        var contracts = uses.Select(use => use.File).Concat(uses.Select(use => use.Declared!))
            .Where(file => StageOf(file) == "Marts").ToHashSet();
        while (contracts.RemoveWhere(file => uses.Any(use => use.File == file && !contracts.Contains(use.Declared!))) > 0)
        {
        }

        string[] options = [.. Uses.Value.Select(use => use.File).Distinct()
            .Where(file => file.StartsWith("Marts/", StringComparison.Ordinal) && file.EndsWith("Options.cs", StringComparison.Ordinal))];
        Assert.NotEmpty(options);
        Assert.DoesNotContain(options, file => uses.Any(use => use.File == file && !contracts.Contains(use.Declared!)));
    }

    [Fact]
    public void A_package_is_used_in_its_stages_only()
    {
        var faults = Uses.Value.SelectMany(use => Packages
            .Where(package =>
                (use.Namespace + ".").StartsWith(package.Key + ".", StringComparison.Ordinal) && !package.Value.Contains(use.Stage))
            .Select(package => $"{use.File} uses {package.Key}"));
        Assert.Empty(faults.Distinct());
    }

    [Fact]
    public void Only_workers_start_threads()
    {
        var starters = Uses.Value.Where(use => use is { Namespace: "System.Threading", Type: "Thread" or "ThreadPool" }
            or { Namespace: "System.Threading.Tasks", Type: "Parallel" or "Task" });
        // The facade's one asynchronous method moves work off the caller's thread.
        Assert.Equal(["Journey.cs", "Runtime/Workers.cs"], starters.Select(use => use.File).Distinct().Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("src/DunnHumbyColumnar.Cli", new[] { "Spectre.Console", "System.CommandLine" })]
    [InlineData(
        "src/DunnHumbyColumnar.Web",
        new[] { "Cronos", "Microsoft.AspNetCore.OpenApi", "Microsoft.IO.RecyclableMemoryStream", "Scalar.AspNetCore", "Vizor.ECharts" })]
    [InlineData("src/DunnHumbyColumnar.Parquet", new[] { "ParquetSharp" })]
    [InlineData("src/DunnHumbyColumnar.Synthetic", new string[0])]
    [InlineData(
        "src/DunnHumbyColumnar",
        new[] { "Apache.Arrow", "MessagePack", "Sylvan.Data.Csv", "System.IO.Hashing", "System.Numerics.Tensors", "ZstdSharp.Port" })]
    public void A_project_references_its_packages_only(string project, string[] packages)
    {
        string file = Directory.GetFiles(Path.Combine(Repository.Root, project), "*.csproj").Single();
        var references = System.Xml.Linq.XDocument.Load(file).Descendants("PackageReference")
            .Select(reference => reference.Attribute("Include")!.Value);
        Assert.Equal(packages, references.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_library_references_no_project_and_no_native_Parquet()
    {
        string project = File.ReadAllText(Path.Combine(Repository.Library, "DunnHumbyColumnar.csproj"));
        Assert.DoesNotContain("ProjectReference", project, StringComparison.Ordinal);
        Assert.DoesNotContain(typeof(Journey).Assembly.GetReferencedAssemblies(), assembly => assembly.Name == "ParquetSharp");
        string[] users = [.. Repository.Sources("src")
            .Where(file => File.ReadAllText(file).Contains("ParquetSharp", StringComparison.Ordinal))
            .Select(file => Path.GetRelativePath(Repository.Root, file).Replace('\\', '/').Split('/')[1]).Distinct()];
        Assert.Equal(["DunnHumbyColumnar.Parquet"], users);
    }

    static string StageOf(string file) => file.Split('/') is [var stage, _, ..] ? stage : "";

    static List<TypeUse> FindUses()
    {
        var files = Repository.Sources(Path.Combine("src", "DunnHumbyColumnar"))
            .Select(path => (Path.GetRelativePath(Repository.Library, path).Replace('\\', '/'), File.ReadAllText(path)));
        var compilation = LibraryCompilation.Of(files, OutputKind.DynamicallyLinkedLibrary, exclude: "DunnHumbyColumnar");
        var uses = new List<TypeUse>();
        foreach (var tree in compilation.SyntaxTrees.Where(tree => tree.FilePath != "usings.cs"))
        {
            var model = compilation.GetSemanticModel(tree);
            foreach (var name in tree.GetRoot().DescendantNodes(descendIntoTrivia: true).OfType<SimpleNameSyntax>())
            {
                var symbol = model.GetSymbolInfo(name).Symbol;
                var type = symbol as INamedTypeSymbol ?? symbol?.ContainingType;
                if (type is not { ContainingNamespace.IsGlobalNamespace: false } || symbol is INamespaceSymbol)
                    continue;
                var outermost = OutermostOf(type);
                string? declared = outermost.DeclaringSyntaxReferences.FirstOrDefault()?.SyntaxTree.FilePath;
                uses.Add(new TypeUse(
                    tree.FilePath, declared, outermost.ContainingNamespace.ToDisplayString(), outermost.Name,
                    name.IsPartOfStructuredTrivia()));
            }
        }

        return uses;
    }

    static INamedTypeSymbol OutermostOf(INamedTypeSymbol type) => type.ContainingType is { } outer ? OutermostOf(outer) : type;
}
