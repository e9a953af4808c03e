using System.Globalization;
using DunnHumbyColumnar.Columns;
using DunnHumbyColumnar.Csv;
using DunnHumbyColumnar.Tests.Support;
using Xunit;

namespace DunnHumbyColumnar.Tests.Csv;

/// <summary>A whole number that would be exported in another spelling is refused, in every column and by every scanner alike.</summary>
public sealed class LeadingZeroTests
{
    const int Row = 3;

    static readonly CsvOptions[] Scanners =
    [
        new() { ForceExact = true }, new() { ForceGeneral = true }, new(), new() { ChunkBytes = 1 },
    ];

    public static TheoryData<string, string> Columns()
    {
        var columns = new TheoryData<string, string>();
        foreach (var table in CompleteJourney.Tables)
            foreach (var column in table.Columns.Where(column => !column.IsText && column.Kind != ColumnKind.Money))
                columns.Add(table.Name, column.Header);
        return columns;
    }

    [Theory]
    [MemberData(nameof(Columns))]
    public void A_whole_number_with_leading_zeros_is_refused_where_it_is(string table, string column)
    {
        foreach (string zeros in (string[])["0", "000000000000"])
            foreach (var scanner in Scanners)
            {
                var (failure, value) = Rejected(table, column, value => zeros + value, scanner);
                Assert.EndsWith(
                    $"CAST {column}: \"{zeros}{value}\" has leading zeros, which a number cannot keep: it would become {value}",
                    failure.Message, StringComparison.Ordinal);
            }
    }

    [Theory]
    [MemberData(nameof(Columns))]
    public void Zero_with_a_sign_is_refused_where_it_is(string table, string column)
    {
        foreach (var scanner in Scanners)
            Assert.EndsWith(
                $"CAST {column}: \"-0\" is zero with a sign, which a number cannot keep; write 0",
                Rejected(table, column, _ => "-0", scanner).Failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Columns))]
    public void Zero_itself_is_a_number_like_any_other(string table, string column)
    {
        foreach (var scanner in Scanners)
        {
            using var folder = new TemporaryFolder();
            Changed(table, column, _ => "0").Journey.WriteTo(folder.Path);
            CsvLoader.Load(SourceCatalog.Find(folder.Path), scanner, null, CancellationToken.None).Dispose();
        }
    }

    static (InputDataException Failure, string Value) Rejected(
        string table, string column, Func<string, string> change, CsvOptions scanner)
    {
        var (journey, value, at) = Changed(table, column, change);
        using var folder = new TemporaryFolder();
        journey.WriteTo(folder.Path);
        var failure = Assert.Throws<InputDataException>(() =>
            CsvLoader.Load(SourceCatalog.Find(folder.Path), scanner, null, CancellationToken.None).Dispose());
        Assert.Equal((FaultCode.Cast, table + ".csv", Row + 2, at), (failure.Code, failure.File, failure.Line, failure.Column));
        return (failure, value);
    }

    /// <summary>Files with one value written in another way: the files, the value as it was, and its place in the line.</summary>
    static (SmallJourney Journey, string Value, int At) Changed(string table, string column, Func<string, string> change)
    {
        var journey = new SmallJourney(21, factRows: 60);
        while (journey.Rows(table).Count <= Row)
            journey.Rows(table).Add(Next(table, journey.Rows(table)[^1]));
        int index = Array.IndexOf(SmallJourney.Header(table), column);
        string[] fields = journey.Rows(table)[Row];
        string value = fields[index];
        fields[index] = change(value);
        return (journey, value, 1 + fields.Take(index).Sum(field => SmallJourney.Quote(field).EnumerateRunes().Count() + 1));
    }

    /// <summary>The same row with another key.</summary>
    static string[] Next(string table, string[] row)
    {
        string[] next = [.. row];
        if (CompleteJourney.Tables.Single(spec => spec.Name == table).KeyColumn is { } key)
        {
            int index = Array.FindIndex(SmallJourney.Header(table), header => header.Equals(key, StringComparison.OrdinalIgnoreCase));
            next[index] = (int.Parse(row[index], CultureInfo.InvariantCulture) + 7).ToString(CultureInfo.InvariantCulture);
        }

        return next;
    }
}
