using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace DunnHumbyColumnar.Tests.Support;

/// <summary>C# sources compiled in memory against what the tests themselves run on.</summary>
static class LibraryCompilation
{
    const string ImplicitUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.Latest);

    /// <param name="sources">File name and text.</param>
    /// <param name="kind">Library or program.</param>
    /// <param name="exclude">An assembly that must not be referenced.</param>
    public static CSharpCompilation Of(IEnumerable<(string Path, string Text)> sources, OutputKind kind, string? exclude = null)
    {
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileNameWithoutExtension(path) != exclude)
            .Select(path => MetadataReference.CreateFromFile(path));
        return CSharpCompilation.Create(
            "compiled-" + Guid.NewGuid().ToString("n"),
            sources.Append(("usings.cs", ImplicitUsings))
                .Select(source => CSharpSyntaxTree.ParseText(source.Item2, ParseOptions, source.Item1)),
            references,
            new CSharpCompilationOptions(kind, allowUnsafe: true, nullableContextOptions: NullableContextOptions.Enable));
    }
}
