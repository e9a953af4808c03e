using System.Text;
using DunnHumbyColumnar.Csv;
using DunnHumbyColumnar.Tests.Support;
using Xunit;

namespace DunnHumbyColumnar.Tests.Csv.Files;

/// <summary>Compressed files are read to their end or not at all.</summary>
public sealed class PackedTextTests : IDisposable
{
    static readonly byte[] Coupons = Encoding.ASCII.GetBytes(
        "COUPON_UPC,PRODUCT_ID,CAMPAIGN\n"
        + string.Concat(Enumerable.Range(0, 200).Select(i => $"{51_111_000_000 + i},{i % 17},{i % 5}\n")));

    readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData(".gz")]
    [InlineData(".zst")]
    public void A_file_that_was_cut_off_is_an_error_wherever_the_cut_is(string extension)
    {
        byte[] packed = Packing.Pack(Coupons, extension);
        Assert.Equal(200, Read(packed, extension));
        for (int length = 4; length < packed.Length; length++)
        {
            var failure = Assert.Throws<InputDataException>(() => Read(packed[..length], extension));
            Assert.Equal((FaultCode.Compression, "coupon.csv" + extension), (failure.Code, failure.File));
            Assert.Contains("the compressed data are not complete: the file was cut off", failure.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(".gz")]
    [InlineData(".zst")]
    public void Many_members_are_one_text_and_a_cut_in_any_is_an_error(string extension)
    {
        int[] cuts = [.. Enumerable.Range(1, 40).Select(i => i * Coupons.Length / 41)];
        byte[] packed = Packing.Pack(Coupons, extension, cuts);
        Assert.Equal(200, Read(packed, extension));
        int[] ends = [.. Enumerable.Range(0, cuts.Length).Select(i => Packing.Pack(Coupons[..cuts[i]], extension, cuts[..i]).Length)];
        for (int length = 4; length < packed.Length; length++)
            if (!ends.Contains(length))
                Assert.Equal(FaultCode.Compression, Assert.Throws<InputDataException>(() => Read(packed[..length], extension)).Code);
    }

    [Theory]
    [InlineData("\0\0\0\0")]
    [InlineData("the end")]
    [InlineData("\u001F")]
    public void What_follows_gzip_data_and_is_none_is_an_error(string more)
    {
        byte[] packed = Packing.Pack(Coupons, ".gz");
        var failure = Assert.Throws<InputDataException>(() => Read([.. packed, .. Encoding.Latin1.GetBytes(more), .. packed], ".gz"));
        Assert.Equal(FaultCode.Compression, failure.Code);
    }

    [Fact]
    public void A_damaged_entry_of_a_zip_archive_is_an_error()
    {
        new SmallJourney().WriteTo(_folder["csv"]);
        // An even length is stored as it is.
        byte[] content = Coupons.Length % 2 == 0 ? Coupons : [.. Coupons, (byte)'\n'];
        Packing.Zip(_folder["all.zip"], SmallJourney.Tables.Select(table =>
            (table + ".csv", table == "coupon" ? content : File.ReadAllBytes(_folder[$"csv/{table}.csv"]))));
        byte[] archive = File.ReadAllBytes(_folder["all.zip"]);
        Assert.Equal(200, Rows(_folder["all.zip"]));
        // A digit that becomes another digit is a valid file with another content.
        archive[archive.AsSpan().IndexOf("51111000007"u8)] ^= 1;
        File.WriteAllBytes(_folder["all.zip"], archive);
        var failure = Assert.Throws<InputDataException>(() => Rows(_folder["all.zip"]));
        Assert.Equal((FaultCode.Compression, "all.zip/coupon.csv"), (failure.Code, failure.File));
        File.WriteAllBytes(_folder["all.zip"], archive[..^30]);
        Assert.Equal(FaultCode.Compression, Assert.Throws<InputDataException>(() => Rows(_folder["all.zip"])).Code);
    }

    [Fact]
    public void How_a_file_is_compressed_is_told_by_its_bytes()
    {
        Assert.Equal(200, Read(Packing.Pack(Coupons, ".gz"), ""));
        Assert.Equal(200, Read(Coupons, ".gz"));
        Assert.Equal(200, Read(Packing.Pack(Coupons, ".zst"), ".gz"));
    }

    [Fact]
    public async Task Text_that_comes_out_larger_than_the_budget_is_refused()
    {
        new SmallJourney().Omit("coupon").WriteTo(_folder["csv"]);
        byte[] large = Encoding.ASCII.GetBytes(
            "COUPON_UPC,PRODUCT_ID,CAMPAIGN\n" + string.Concat(Enumerable.Repeat("51111000000,7,5\n", 1 << 20)));
        File.WriteAllBytes(_folder["csv/coupon.csv.gz"], Packing.Pack(large, ".gz"));
        var failure = await Assert.ThrowsAsync<MemoryBudgetException>(() => Journey.IngestAsync(
            _folder["csv"], _folder["store"], new IngestOptions { MemoryBudgetBytes = 170 << 20 }));
        Assert.Contains("the ingest", failure.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(_folder["store/CURRENT"]));
    }

    public void Dispose() => _folder.Dispose();

    /// <summary>Rows of a journey's coupons in these bytes.</summary>
    long Read(byte[] coupons, string extension)
    {
        if (!Directory.Exists(_folder["csv"]))
            new SmallJourney().Omit("coupon").WriteTo(_folder["csv"]);
        foreach (string earlier in Directory.GetFiles(_folder["csv"], "coupon.csv*"))
            File.Delete(earlier);
        File.WriteAllBytes(_folder["csv/coupon.csv" + extension], coupons);
        return Rows(_folder["csv"]);
    }

    static long Rows(string place)
    {
        using var loaded = CsvLoader.Load(
            SourceCatalog.Find(place), new CsvOptions { Threads = 1, ChunkBytes = 777 }, null, CancellationToken.None);
        return loaded.Tables.Single(table => table.Spec.Name == "coupon").Rows;
    }
}
