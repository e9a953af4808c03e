using DunnHumbyColumnar.Synthetic;
using DunnHumbyColumnar.Tests.Support;
using Xunit;

namespace DunnHumbyColumnar.Tests.Synthetic;

/// <summary>The generator replaces what it wrote, and nothing else.</summary>
public sealed class GeneratedFilesTests : IDisposable
{
    static readonly GeneratorOptions Options = new() { Scale = 0.0002 };

    readonly TemporaryFolder _folder = new();

    public static TheoryData<string> Names => [.. Journey.SourceTableNames.Select(table => table + ".csv")];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Names))]
    public void A_file_of_someone_else_is_refused_before_anything_is_written(string name)
    {
        File.WriteAllText(_folder[name], "my own real data\n");
        Refused(name, "lies there already and was not generated");
        Assert.Equal("my own real data\n", File.ReadAllText(_folder[name]));
        Assert.Single(Directory.GetFiles(_folder.Path));
    }

    [Fact]
    public void What_an_earlier_run_wrote_is_replaced()
    {
        JourneyGenerator.Generate(_folder.Path, Options);
        JourneyGenerator.Generate(_folder.Path, Options with { Seed = 2 });
        using var other = new TemporaryFolder();
        JourneyGenerator.Generate(other.Path, Options with { Seed = 2 });
        Assert.Equal(File.ReadAllBytes(other["transaction_data.csv"]), File.ReadAllBytes(_folder["transaction_data.csv"]));
        JourneyGenerator.Generate(_folder.Path, Options);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_file_that_was_replaced_since_is_refused(string name)
    {
        JourneyGenerator.Generate(_folder.Path, Options);
        var written = File.GetLastWriteTimeUtc(_folder[name]);
        File.WriteAllText(_folder[name], "my own real data\n");
        File.SetLastWriteTimeUtc(_folder[name], written);
        Refused(name, "was changed after it had been generated");
        Assert.Equal("my own real data\n", File.ReadAllText(_folder[name]));
    }

    [Fact]
    public void A_file_of_the_same_size_that_was_written_later_is_refused()
    {
        JourneyGenerator.Generate(_folder.Path, Options);
        byte[] content = File.ReadAllBytes(_folder["product.csv"]);
        content[^2] ^= 1;
        File.WriteAllBytes(_folder["product.csv"], content);
        Refused("product.csv", "was changed after it had been generated");
    }

    [LinuxFact]
    public void A_link_is_refused_whatever_it_leads_to()
    {
        JourneyGenerator.Generate(_folder.Path, Options);
        File.Move(_folder["coupon.csv"], _folder["moved.csv"]);
        File.CreateSymbolicLink(_folder["coupon.csv"], "moved.csv");
        Refused("coupon.csv", "lies there already and was not generated");
    }

    [Fact]
    public void A_file_in_the_place_of_the_list_is_refused()
    {
        File.WriteAllText(_folder[GeneratedFiles.ListName], "{\"mine\": true}");
        Refused(GeneratedFiles.ListName, "is no list of generated files");
        Assert.Equal("{\"mine\": true}", File.ReadAllText(_folder[GeneratedFiles.ListName]));
    }

    [Fact]
    public void Everything_is_replaced_on_demand()
    {
        File.WriteAllText(_folder["product.csv"], "old\n");
        File.WriteAllText(_folder[GeneratedFiles.ListName], "mine");
        JourneyGenerator.Generate(_folder.Path, Options with { Overwrite = true });
        Assert.NotEqual("old\n", File.ReadAllText(_folder["product.csv"]));
        JourneyGenerator.Generate(_folder.Path, Options);
    }

    [Fact]
    [Trait("Tier", "slow")]
    public void A_run_that_was_stopped_at_any_file_leaves_nothing_that_the_next_one_refuses()
    {
        JourneyGenerator.Generate(_folder.Path, Options);
        int stops = 0;
        for (bool done = false; !done; stops++)
        {
            using var cancelled = new CancellationTokenSource();
            var progress = new CancelAfter(stops, cancelled);
            try
            {
                JourneyGenerator.Generate(_folder.Path, Options with { Seed = stops }, progress, cancelled.Token);
                done = true;
            }
            catch (OperationCanceledException)
            {
                // The next round goes on.
            }
        }

        Assert.True(stops > 8);
    }

    /// <summary>A kill can fall between the entry of a file and its rename, or between the rename and the next entry.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_kill_around_the_rename_leaves_nothing_that_the_next_run_refuses(bool isRenamed)
    {
        JourneyGenerator.Generate(_folder.Path, Options);
        File.WriteAllText(_folder["product.csv.tmp"], "complete\n");
        GeneratedFiles.Open(_folder.Path, ["product.csv"], overwrite: false).Enter("product.csv", new FileInfo(_folder["product.csv.tmp"]));
        if (isRenamed)
            File.Move(_folder["product.csv.tmp"], _folder["product.csv"], overwrite: true);
        JourneyGenerator.Generate(_folder.Path, Options);
    }

    void Refused(string name, string why)
    {
        var refused = Assert.Throws<ForeignFileException>(() => JourneyGenerator.Generate(_folder.Path, Options));
        Assert.Equal(_folder[name], refused.File);
        Assert.Contains(why, refused.Message, StringComparison.Ordinal);
    }

    sealed class CancelAfter(int reports, CancellationTokenSource source) : IProgress<GeneratorProgress>
    {
        int _seen;

        public void Report(GeneratorProgress value)
        {
            if (_seen++ == reports)
                source.Cancel();
        }
    }
}
