using DunnHumbyColumnar.Csv;
using DunnHumbyColumnar.Tests.Support;
using Xunit;

namespace DunnHumbyColumnar.Tests.Csv;

/// <summary>Every row fault is reported at its exact place, whatever the chunks and the threads, and nothing is published.</summary>
public sealed class FaultTests
{
    const int MostThreads = 4;

    static readonly int[] ChunkSizes = [1, 7, 64, 4 << 20];

    public static TheoryData<string, FaultCode> Kinds()
    {
        var kinds = new TheoryData<string, FaultCode>();
        foreach (string table in (string[])["transaction_data", "causal_data", "product"])
            foreach (var code in PlantedFault.RowCodes.Where(code => PlantedFault.CanHold(table, code)))
                kinds.Add(table, code);
        return kinds;
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_fault_is_reported_where_it_is(string table, FaultCode code)
    {
        var random = new Random(table.Length + (int)code);
        for (int i = 0; i < ChunkSizes.Length; i++)
            await IsReportedWhereItIs(table, code, ChunkSizes[i], threads: 1 + ((i + (int)code) % MostThreads), random);
    }

    [Theory]
    [Trait("Tier", "slow")]
    [MemberData(nameof(Kinds))]
    public async Task A_fault_is_reported_where_it_is_with_every_chunk_size_on_every_number_of_threads(string table, FaultCode code)
    {
        var random = new Random(table.Length + (int)code + 1);
        foreach (int chunkBytes in ChunkSizes)
            for (int threads = 1; threads <= MostThreads; threads++)
                await IsReportedWhereItIs(table, code, chunkBytes, threads, random);
    }

    [Fact]
    public async Task Of_two_faults_in_one_file_the_first_is_reported()
    {
        var random = new Random(5);
        foreach (int chunkBytes in ChunkSizes)
            for (int threads = 1; threads <= MostThreads; threads++)
            {
                var journey = new SmallJourney(random.Next());
                var text = journey.Text("transaction_data");
                var planted = PlantedFault.Plant(text, journey, "transaction_data", FaultCode.Range, 11, random);
                PlantedFault.Plant(text, journey, "transaction_data", FaultCode.Encoding, 12, random);
                PlantedFault.Plant(text, journey, "transaction_data", FaultCode.TooFew, 20, random);
                await AssertRejects(journey.Replace("transaction_data", text.ToBytes()), planted, chunkBytes, threads);
            }
    }

    [Fact]
    public async Task Of_faults_in_several_files_that_of_the_first_table_is_reported()
    {
        var random = new Random(6);
        for (int first = 0; first + 1 < SmallJourney.Tables.Length; first++)
            for (int threads = 1; threads <= MostThreads; threads++)
            {
                var journey = new SmallJourney(random.Next());
                var faults = new List<PlantedFault>();
                foreach (string table in SmallJourney.Tables[first..])
                {
                    var text = journey.Text(table);
                    // The later the table, the earlier its fault in the file.
                    int row = faults.Count == 0 ? journey.Rows(table).Count - 1 : 0;
                    faults.Add(PlantedFault.Plant(text, journey, table, FaultCode.Cast, row, random));
                    journey.Replace(table, text.ToBytes());
                }

                journey.Omit("coupon_redempt");
                await AssertRejects(journey, faults[0], ChunkSizes[threads - 1], threads);
            }
    }

    [Fact]
    public async Task A_fault_far_into_a_large_file_is_reported_where_it_is()
    {
        var random = new Random(7);
        foreach (string table in (string[])["transaction_data", "causal_data"])
            foreach (int chunkBytes in (int[])[1000, 4096, 4 << 20])
            {
                var journey = new SmallJourney(random.Next(), factRows: 3000);
                var text = journey.Text(table);
                var planted = PlantedFault.Plant(text, journey, table, FaultCode.Cast, 2700, random);
                await AssertRejects(journey.Replace(table, text.ToBytes()), planted, chunkBytes, threads: 3);
            }
    }

    static async Task IsReportedWhereItIs(string table, FaultCode code, int chunkBytes, int threads, Random random)
    {
        var journey = new SmallJourney(random.Next());
        var text = journey.Text(table);
        var planted = PlantedFault.Plant(text, journey, table, code, random.Next(1, journey.Rows(table).Count), random);
        await AssertRejects(journey.Replace(table, text.ToBytes()), planted, chunkBytes, threads);
    }

    internal static async Task AssertRejects(SmallJourney journey, PlantedFault planted, int chunkBytes, int threads)
    {
        using var folder = new TemporaryFolder();
        journey.WriteTo(folder["csv"]);
        var options = new IngestOptions { Threads = threads, Csv = new CsvOptions { ChunkBytes = chunkBytes } };
        var failure = await Assert.ThrowsAsync<InputDataException>(() => Journey.IngestAsync(folder["csv"], folder["store"], options));
        AssertIs(planted, failure);
        Assert.False(File.Exists(Path.Combine(folder["store"], "CURRENT")));
        Assert.Throws<SnapshotMissingException>(() => Journey.Open(folder["store"]));
    }

    internal static void AssertIs(PlantedFault planted, InputDataException failure)
    {
        Assert.Equal(
            (planted.Code, planted.FileName, planted.Line, planted.Column, planted.Byte),
            (failure.Code, failure.File, failure.Line!.Value, failure.Column!.Value, failure.ByteOffset!.Value));
        Assert.StartsWith(
            $"{planted.FileName}:{planted.Line}:{planted.Column} (byte {planted.Byte}): {PlantedFault.NameOf(planted.Code)} ",
            failure.Message, StringComparison.Ordinal);
    }
}
