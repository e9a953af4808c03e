namespace DunnHumbyColumnar;

/// <summary>What is wrong with a CSV file. The printed form is upper case with underscores, for instance <c>TOO_FEW</c>.</summary>
public enum FaultCode
{
    /// <summary>Not the column's kind of value.</summary>
    Cast,

    /// <summary>The right kind, but outside the stored type.</summary>
    Range,

    /// <summary>Money with more than two decimals.</summary>
    Precision,

    /// <summary>Fewer fields than the header has; located at the end of the line.</summary>
    TooFew,

    /// <summary>More fields than the header has; located at the first extra field.</summary>
    TooMany,

    /// <summary>
    /// A quoted field that is not closed before its line ends, or whose closing quote is not followed by a delimiter or
    /// the line end; located at the opening quote.
    /// </summary>
    UnclosedQuote,

    /// <summary>A record over 1 MiB; located at its start.</summary>
    LineSize,

    /// <summary>Invalid UTF-8, or UTF-16.</summary>
    Encoding,

    /// <summary>A carriage return without line feed.</summary>
    LoneCr,

    /// <summary>A character U+0000..U+001F other than the line end.</summary>
    ControlChar,

    /// <summary>A second row with a key that must be unique; located at the key field.</summary>
    DuplicateKey,

    /// <summary>A column missing or repeated in line 1, no header there, or the header once more in a later line.</summary>
    Header,

    /// <summary>The file changed while it was read.</summary>
    FileChanged,

    /// <summary>The file is no text with delimiters: a workbook, a web page, a pointer of Git LFS, an archive …</summary>
    Format,

    /// <summary>Compressed data that are damaged or not complete.</summary>
    Compression,

    /// <summary>Two files of a table have the same content.</summary>
    DuplicateFile,

    /// <summary>A mapping that is no JSON, or says what cannot be.</summary>
    Mapping,

    /// <summary>The file has no bytes.</summary>
    EmptyFile,

    /// <summary>The file does not exist.</summary>
    MissingFile,
}
