using System.Text;
using DunnHumbyColumnar.Csv;
using DunnHumbyColumnar.Tests.Support;
using Xunit;

namespace DunnHumbyColumnar.Tests.Csv.Files;

/// <summary>Which files are those of a table, by their names.</summary>
public sealed class SourceCatalogTests : IDisposable
{
    readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData("transaction_data.csv", "transaction_data")]
    [InlineData("TRANSACTION_DATA.CSV", "transaction_data")]
    [InlineData("_transactiondata.csv.gz", "transaction_data")]
    [InlineData("transactions_2004-03.txt", "transaction_data")]
    [InlineData("transactions_jan.csv.zst", "transaction_data")]
    [InlineData("transaction_data (1).csv", "transaction_data")]
    [InlineData("transaction_data_part2of7.csv", "transaction_data")]
    [InlineData("transaction_data_old.csv", null)]
    [InlineData("transaction_data.csv.bak", null)]
    [InlineData("transaction_data.xlsx", null)]
    [InlineData("causaldata.csv", "causal_data")]
    [InlineData("coupon.csv", "coupon")]
    [InlineData("coupon_redempt.csv", "coupon_redempt")]
    [InlineData("couponredemptions2.csv", "coupon_redempt")]
    [InlineData("campaigns.csv", "campaign_table")]
    [InlineData("campaign_descriptions.csv", "campaign_desc")]
    [InlineData("hhdemographic.csv", "hh_demographic")]
    public void A_name_tells_the_table(string file, string? table) => Assert.Equal(
        table, TableFileName.IsText(file) ? TableFileName.TableOf(file)?.Name : null);

    [Theory]
    [InlineData("causal_dat.csv", "causal_data.csv", "is it causal_dat.csv?")]
    [InlineData("causal_data.xlsx", "causal_data.csv", "is it causal_data.xlsx?")]
    [InlineData("copuon.csv", "coupon.csv", "is it copuon.csv?")]
    [InlineData("transactoin_data.csv", "transaction_data.csv", "is it transactoin_data.csv?")]
    [InlineData("tills.csv", "product.csv", "there is tills.csv")]
    public void A_file_with_nearly_the_name_is_named(string file, string missing, string hint)
    {
        new SmallJourney().Omit(Path.GetFileNameWithoutExtension(missing)).WriteTo(_folder["csv"]);
        File.WriteAllText(_folder["csv/" + file], "x\n");
        var failure = Assert.Throws<InputDataException>(() => Load());
        Assert.Equal((FaultCode.MissingFile, missing), (failure.Code, failure.File));
        Assert.Contains(hint, failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("coupon_2.csv", "")]
    [InlineData("coupon.csv.gz", ".gz")]
    [InlineData("coupons.csv.zst", ".zst")]
    public void A_file_that_is_given_twice_is_refused(string copy, string extension)
    {
        new SmallJourney().WriteTo(_folder["csv"]);
        byte[] content = File.ReadAllBytes(_folder["csv/coupon.csv"]);
        File.WriteAllBytes(_folder["csv/" + copy], Packing.Pack(content, extension));
        var failure = Assert.Throws<InputDataException>(() => Load());
        Assert.Equal((FaultCode.DuplicateFile, copy), (failure.Code, failure.File));
        Assert.Contains("it has the same content as coupon.csv", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Files_that_differ_in_one_byte_are_two()
    {
        new SmallJourney().WriteTo(_folder["csv"]);
        string content = File.ReadAllText(_folder["csv/coupon.csv"]);
        File.WriteAllText(_folder["csv/coupon_2.csv"], content[..^2] + (content[^2] == '8' ? "9\n" : "8\n"));
        Assert.Equal(12, Load());
    }

    [Fact]
    public void An_archive_of_one_table_may_lie_beside_the_other_files()
    {
        new SmallJourney().WriteTo(_folder["csv"]);
        byte[] content = File.ReadAllBytes(_folder["csv/coupon.csv"]);
        File.Delete(_folder["csv/coupon.csv"]);
        Packing.Zip(_folder["csv/coupon.csv.zip"], [("export.csv", content)]);
        Assert.Equal(6, Load());
    }

    [Fact]
    public void All_entries_of_an_archive_of_one_table_are_its_parts()
    {
        new SmallJourney().WriteTo(_folder["csv"]);
        string content = File.ReadAllText(_folder["csv/coupon.csv"]);
        File.Delete(_folder["csv/coupon.csv"]);
        Packing.Zip(
            _folder["csv/coupon.csv.zip"],
            [("a.csv", Encoding.UTF8.GetBytes(content)), ("b.csv", Encoding.UTF8.GetBytes(content + "7,8,9\n"))]);
        Assert.Equal(13, Load());
        File.Delete(_folder["csv/coupon.csv.zip"]);
        Packing.Zip(_folder["csv/coupon.csv.zip"], [("read me.md", [1])]);
        var failure = Assert.Throws<InputDataException>(() => Load());
        Assert.Equal((FaultCode.Format, "coupon.csv.zip"), (failure.Code, failure.File));
    }

    [Fact]
    public void An_archive_beside_the_files_is_said_not_to_be_read()
    {
        new SmallJourney().WriteTo(_folder["csv"]);
        Packing.Zip(_folder["csv/archive.zip"], [("coupon.csv", [1])]);
        Assert.Equal("archive.zip", Assert.Single(SourceCatalog.Find(_folder["csv"]).Unread));
    }

    [Theory]
    [InlineData("")]
    [InlineData(".gz")]
    public void A_header_may_be_longer_than_what_is_read_first(string extension)
    {
        new SmallJourney().Omit("coupon").WriteTo(_folder["csv"]);
        string names = string.Concat(Enumerable.Range(0, 20_000).Select(i => $"further {i},"));
        string text = "\n\n" + names + "COUPON_UPC,PRODUCT_ID,CAMPAIGN\n" + new string(',', 20_000) + "1,2,3\n";
        File.WriteAllBytes(_folder["csv/coupon.csv" + extension], Packing.Pack(Encoding.UTF8.GetBytes(text), extension));
        Assert.Equal(1, Load());
    }

    [Theory]
    [InlineData("version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n", FaultCode.Format, "a pointer of Git LFS")]
    [InlineData("<!DOCTYPE html>\n<html></html>\n", FaultCode.Format, "an HTML page")]
    [InlineData(" <html>\n", FaultCode.Format, "an HTML page")]
    [InlineData("PK\u0003\u0004....", FaultCode.Format, "an xlsx workbook")]
    [InlineData("PAR1....", FaultCode.Format, "a Parquet file")]
    [InlineData("C\0O\0U\0P\0O\0N\0", FaultCode.Encoding, "UTF-16")]
    [InlineData("# exported\nCOUPON_UPC,PRODUCT_ID,CAMPAIGN\n", FaultCode.Header, "a comment")]
    [InlineData("1,2,3\n", FaultCode.Header, "there is no header line")]
    public void What_is_no_csv_file_is_refused_by_its_cause(string content, FaultCode code, string cause)
    {
        new SmallJourney().WriteTo(_folder["csv"]);
        foreach (string extension in Packing.Extensions)
        {
            File.Delete(_folder["csv/coupon.csv"]);
            File.WriteAllBytes(_folder["csv/coupon.csv"], Packing.Pack(Encoding.Latin1.GetBytes(content), extension));
            var failure = Assert.Throws<InputDataException>(() => Load());
            Assert.Equal((code, "coupon.csv"), (failure.Code, failure.File));
            Assert.Contains(cause, failure.Message, StringComparison.Ordinal);
        }
    }

    public void Dispose() => _folder.Dispose();

    /// <summary>Rows of coupon.</summary>
    long Load()
    {
        using var loaded = CsvLoader.Load(SourceCatalog.Find(_folder["csv"]), new CsvOptions { Threads = 1 }, null, CancellationToken.None);
        return loaded.Tables.Single(table => table.Spec.Name == "coupon").Rows;
    }
}
