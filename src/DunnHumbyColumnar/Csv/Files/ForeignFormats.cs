using System.Text;

namespace DunnHumbyColumnar.Csv;

/// <summary>What lies under the name of a CSV file and is none, told by its first bytes.</summary>
static class ForeignFormats
{
    /// <summary>So many bytes tell UTF-16 without a mark.</summary>
    const int Looked = 64;

    static readonly (byte[] Start, string What)[] Signatures =
    [
        (Bytes("version https://git-lfs.github.com/spec/"), "a pointer of Git LFS, not the data; fetch them with git lfs pull"),
        (Bytes("PK\u0003\u0004"), "an xlsx workbook or another zip archive; save the sheet as CSV, or call an archive of CSV files .zip"),
        ([0xD0, 0xCF, 0x11, 0xE0], "an xls workbook; save the sheet as CSV"),
        (Bytes("PAR1"), "a Parquet file; write it as CSV"),
        (Bytes("ARROW1"), "an Arrow file; write it as CSV"),
        (Bytes("SQLite format 3"), "an SQLite database; export its tables as CSV"),
        (Bytes("%PDF-"), "a PDF document"),
        (Bytes("BZh"), "compressed by bzip2, which is not read; unpack it, or compress it by gzip or zstd"),
        ([0xFD, .. Bytes("7zXZ"), 0], "compressed by xz, which is not read; unpack it, or compress it by gzip or zstd"),
        ([.. Bytes("7z"), 0xBC, 0xAF], "a 7z archive, which is not read; unpack it, or make it a zip archive"),
        (Bytes("Rar!"), "a RAR archive, which is not read; unpack it, or make it a zip archive"),
        ([0x1F, 0x8B], "gzip data inside of compressed data; unpack one of them"),
    ];

    /// <exception cref="InputDataException">The file is of another format.</exception>
    public static void Refuse(string file, ReadOnlySpan<byte> start)
    {
        foreach (var (signature, what) in Signatures)
            if (start.StartsWith(signature))
                throw new InputDataException(FaultCode.Format, file, $"it is {what}");
        if (IsMarkup(start))
            throw new InputDataException(
                FaultCode.Format, file,
                "it is an HTML page or XML, not a CSV file, as where a download needs a sign-in; download it again");
        if (start is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] || IsWide(start[..Math.Min(start.Length, Looked)]))
            throw new InputDataException(FaultCode.Encoding, file, 1, 1, 0, "the file is UTF-16; save it as UTF-8");
    }

    static bool IsMarkup(ReadOnlySpan<byte> start)
    {
        var text = start.StartsWith("\uFEFF"u8) ? start[3..] : start;
        text = text.TrimStart(" \t\r\n"u8);
        return text is [(byte)'<', (byte)'!' or (byte)'?', ..] || (text.Length > 5 && Ascii.EqualsIgnoreCase(text[..5], "<html"u8));
    }

    /// <summary>Whether every second byte is zero, as in Latin text of two bytes a character.</summary>
    static bool IsWide(ReadOnlySpan<byte> start)
    {
        if (start.Length < 4)
            return false;
        bool isEven = true;
        bool isOdd = true;
        for (int i = 0; i + 1 < start.Length; i += 2)
        {
            isEven &= start[i] == 0;
            isOdd &= start[i + 1] == 0;
        }

        return isEven != isOdd;
    }

    static byte[] Bytes(string text) => Encoding.Latin1.GetBytes(text);
}
