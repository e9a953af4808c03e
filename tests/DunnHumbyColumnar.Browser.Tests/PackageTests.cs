using System.Diagnostics;
using DunnHumbyColumnar.Web.Tests.Support;
using Xunit;

namespace DunnHumbyColumnar.Browser.Tests;

/// <summary>A host that has nothing of this package but what was packed.</summary>
public sealed class PackageTests : IDisposable
{
    const string Version = "0.0.1-test";

    const string Program = """
        using DunnHumbyColumnar.Web;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddOpenApi();
        builder.Services.AddDunnHumbyColumnar(options => options.Store = "store");
        var app = builder.Build();
        app.MapOpenApi();
        app.MapGet("/own", () => "own");
        app.MapGroup("/retail").MapDunnHumbyApi();
        app.MapGroup("/retail").MapDunnHumbyDashboard();
        """;

    readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_host_with_documents_of_its_own_compiles_and_one_for_native_aot_is_told_why_not()
    {
        Pack("DunnHumbyColumnar", "DunnHumbyColumnar.Parquet", "DunnHumbyColumnar.Web");
        await WriteHostAsync();

        var (code, output) = Run("build", _folder["host"]);
        Assert.True(code == 0, output);

        (code, output) = Run("publish", _folder["host"], "-p:PublishAot=true");
        Assert.NotEqual(0, code);
        Assert.Contains("error DHC0001: DunnHumbyColumnar.Web does not work with Native AOT", output, StringComparison.Ordinal);

        (code, output) = Run("publish", _folder["host"], "-o", _folder["published"]);
        Assert.True(code == 0, output);
    }

    void Pack(params string[] projects)
    {
        foreach (string project in projects)
        {
            var (code, output) = Run(
                "pack", Path.Combine(Checkout.Root, "src", project), "-c", Checkout.Configuration, "--no-build", "-o", _folder["packages"],
                "-p:Version=" + Version);
            Assert.True(code == 0, output);
        }
    }

    async Task WriteHostAsync()
    {
        Directory.CreateDirectory(_folder["host"]);
        await File.WriteAllTextAsync(Path.Combine(_folder["host"], "Program.cs"), Program);
        await File.WriteAllTextAsync(Path.Combine(_folder["host"], "host.csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk.Web">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <ImplicitUsings>enable</ImplicitUsings>
                <RestorePackagesPath>{_folder["restored"]}</RestorePackagesPath>
                <RestoreAdditionalProjectSources>{_folder["packages"]}</RestoreAdditionalProjectSources>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="DunnHumbyColumnar.Web" Version="{Version}" />
              </ItemGroup>
            </Project>
            """);
    }

    static (int Code, string Output) Run(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [.. arguments, "-nodeReuse:false"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // What this machine has restored already need not be fetched again.
        start.Environment["NUGET_FALLBACK_PACKAGES"] = Restored();
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output + errors.Result);
    }

    static string Restored() => Environment.GetEnvironmentVariable("NUGET_PACKAGES")
        ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
}
