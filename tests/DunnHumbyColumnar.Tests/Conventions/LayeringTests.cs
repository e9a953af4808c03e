using DunnHumbyColumnar.Tests.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Xunit;

namespace DunnHumbyColumnar.Tests.Conventions;

/// <summary>Who may use whom: data flows one way, and each package stays in its room.</summary>
public sealed class LayeringTests
{
    const string Root = "DunnHumbyColumnar";

    /// <summary>Per stage the stages it may use beside itself and the root's contracts.</summary>
    static readonly Dictionary<string, string[]> MayUse = new()
    {
        ["Kernels"] = [],
        ["Results"] = [],
        ["Columns"] = ["Kernels"],
        ["Csv"] = ["Columns", "Kernels"],
        ["Snapshots"] = ["Columns", "Kernels"],
        ["Query"] = ["Columns", "Kernels", "Results"],
        ["Marts"] = ["Columns", "Kernels", "Results", "Query"],
    };

    /// <summary>The types of the root that use the stages; no stage may use them.</summary>
    static readonly string[] Facade = ["Journey", "IngestRun", "GoldCatalog", "ReferenceCheck", "SourceCheck", "SourceTable", "RejectsWriter"];

    /// <summary>Package namespace to the stages that may use it; the empty name is the root.</summary>
    static readonly Dictionary<string, string[]> Packages = new()
    {
        ["Sylvan"] = ["Csv"],
        ["MessagePack"] = ["Snapshots"],
        ["System.IO.Hashing"] = ["Snapshots"],
        ["Apache.Arrow"] = ["Columns", "Snapshots", "Results", ""],
        ["System.Numerics.Tensors"] = ["Kernels"],
    };

    static readonly Lazy<List<(string File, string Stage, string Namespace, string Type)>> Uses = new(FindUses);

    [Fact]
    public void Every_folder_is_a_known_stage() =>
        Assert.Equal(MayUse.Keys.Order(), Uses.Value.Select(use => use.Stage).Where(stage => stage.Length > 0).Distinct().Order());

    [Fact]
    public void A_stage_uses_only_the_stages_before_it()
    {
        var faults = Uses.Value
            .Where(use => use.Stage.Length > 0 && use.Namespace.StartsWith(Root + ".", StringComparison.Ordinal))
            .Where(use => StageOf(use.Namespace) is var used && used != use.Stage && !MayUse[use.Stage].Contains(used))
            .Select(use => $"{use.File} uses {use.Namespace}.{use.Type}");
        Assert.Empty(faults.Distinct());
    }

    [Fact]
    public void Kernels_use_nothing_of_the_library() =>
        Assert.Empty(Uses.Value.Where(use => use.Stage == "Kernels" && use.Namespace == Root).Select(use => $"{use.File} uses {use.Type}").Distinct());

    [Fact]
    public void No_stage_uses_the_facade() =>
        Assert.Empty(Uses.Value.Where(use => use.Stage.Length > 0 && use.Namespace == Root && Facade.Contains(use.Type)).Select(use => $"{use.File} uses {use.Type}").Distinct());

    [Fact]
    public void A_root_type_that_uses_the_stages_of_input_and_disk_is_listed_as_facade()
    {
        var users = Uses.Value.Where(use => use.Stage.Length == 0 && StageOf(use.Namespace) is "Csv" or "Snapshots").Select(use => Path.GetFileNameWithoutExtension(use.File)).Distinct();
        // Options carry internal sizes of the stages.
        Assert.Empty(users.Except([.. Facade, "IngestOptions"]));
    }

    [Fact]
    public void A_package_is_used_in_its_stages_only()
    {
        var faults = Uses.Value.SelectMany(use => Packages
            .Where(package => (use.Namespace + ".").StartsWith(package.Key + ".", StringComparison.Ordinal) && !package.Value.Contains(use.Stage))
            .Select(package => $"{use.File} uses {package.Key}"));
        Assert.Empty(faults.Distinct());
    }

    [Fact]
    public void Only_workers_start_threads()
    {
        var starters = Uses.Value.Where(use => use is { Namespace: "System.Threading", Type: "Thread" or "ThreadPool" } or { Namespace: "System.Threading.Tasks", Type: "Parallel" or "Task" });
        // The facade's one asynchronous method moves work off the caller's thread.
        Assert.Equal(["Columns/Workers.cs", "Journey.cs"], starters.Select(use => use.File).Distinct().Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("src/DunnHumbyColumnar.Cli", new[] { "Spectre.Console", "System.CommandLine" })]
    [InlineData("src/DunnHumbyColumnar.Web", new[] { "Cronos", "Microsoft.AspNetCore.OpenApi", "Microsoft.IO.RecyclableMemoryStream", "Scalar.AspNetCore", "Vizor.ECharts" })]
    [InlineData("src/DunnHumbyColumnar.Synthetic", new string[0])]
    [InlineData("src/DunnHumbyColumnar", new[] { "Apache.Arrow", "MessagePack", "Sylvan.Data.Csv", "System.IO.Hashing", "System.Numerics.Tensors" })]
    public void A_project_references_its_packages_only(string project, string[] packages)
    {
        string file = Directory.GetFiles(Path.Combine(Repository.Root, project), "*.csproj").Single();
        var references = System.Xml.Linq.XDocument.Load(file).Descendants("PackageReference").Select(reference => reference.Attribute("Include")!.Value);
        Assert.Equal(packages, references.Order(StringComparer.Ordinal));
    }

    static string StageOf(string name) => name.StartsWith(Root + ".", StringComparison.Ordinal) ? name[(Root.Length + 1)..] : "";

    static List<(string File, string Stage, string Namespace, string Type)> FindUses()
    {
        var files = Repository.Sources(Path.Combine("src", "DunnHumbyColumnar")).Select(path => (Path.GetRelativePath(Repository.Library, path).Replace('\\', '/'), File.ReadAllText(path)));
        var compilation = LibraryCompilation.Of(files, OutputKind.DynamicallyLinkedLibrary, exclude: Root);
        var uses = new List<(string, string, string, string)>();
        foreach (var tree in compilation.SyntaxTrees.Where(tree => tree.FilePath != "usings.cs"))
        {
            var model = compilation.GetSemanticModel(tree);
            string stage = Path.GetDirectoryName(tree.FilePath)!;
            foreach (var name in tree.GetRoot().DescendantNodes().OfType<SimpleNameSyntax>())
            {
                var symbol = model.GetSymbolInfo(name).Symbol;
                var type = symbol as INamedTypeSymbol ?? symbol?.ContainingType;
                if (type is { ContainingNamespace.IsGlobalNamespace: false } && symbol is not INamespaceSymbol)
                    uses.Add((tree.FilePath, stage, type.ContainingNamespace.ToDisplayString(), OutermostOf(type).Name));
            }
        }

        return uses;
    }

    static INamedTypeSymbol OutermostOf(INamedTypeSymbol type) => type.ContainingType is { } outer ? OutermostOf(outer) : type;
}
