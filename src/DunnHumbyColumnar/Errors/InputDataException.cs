using System.Globalization;

namespace DunnHumbyColumnar;

/// <summary>Bad CSV input, with its location: the first fault in file order, files in definition order. Nothing was published.</summary>
public sealed class InputDataException : DunnHumbyException
{
    internal InputDataException(FaultCode code, string file, string detail)
        : base($"{file}: {Name(code)} {detail}")
    {
        Code = code;
        File = file;
    }

    internal InputDataException(FaultCode code, string file, long line, int column, long offset, string detail)
        : base(string.Create(CultureInfo.InvariantCulture, $"{file}:{line}:{column} (byte {offset}): {Name(code)} {detail}"))
    {
        Code = code;
        File = file;
        Line = line;
        Column = column;
        ByteOffset = offset;
    }

    /// <summary>The kind of fault.</summary>
    public FaultCode Code { get; }

    /// <summary>File name without its folder, followed by the entry in a zip archive.</summary>
    public string File { get; }

    /// <summary>Line number, 1-based, the header being line 1; null for faults of a whole file.</summary>
    public long? Line { get; }

    /// <summary>Character position in the line, 1-based, in Unicode code points; null for faults of a whole file.</summary>
    public int? Column { get; }

    /// <summary>
    /// Byte offset from the start of the text, 0-based, a byte order mark included; null for faults of a whole file. The text of a
    /// compressed file is what it decompresses to.
    /// </summary>
    public long? ByteOffset { get; }

    internal static string Name(FaultCode code) => code switch
    {
        FaultCode.Cast => "CAST",
        FaultCode.Range => "RANGE",
        FaultCode.Precision => "PRECISION",
        FaultCode.TooFew => "TOO_FEW",
        FaultCode.TooMany => "TOO_MANY",
        FaultCode.UnclosedQuote => "UNCLOSED_QUOTE",
        FaultCode.LineSize => "LINE_SIZE",
        FaultCode.Encoding => "ENCODING",
        FaultCode.LoneCr => "LONE_CR",
        FaultCode.ControlChar => "CONTROL_CHAR",
        FaultCode.DuplicateKey => "DUPLICATE_KEY",
        FaultCode.Header => "HEADER",
        FaultCode.FileChanged => "FILE_CHANGED",
        FaultCode.Format => "FORMAT",
        FaultCode.Compression => "COMPRESSION",
        FaultCode.DuplicateFile => "DUPLICATE_FILE",
        FaultCode.Mapping => "MAPPING",
        FaultCode.EmptyFile => "EMPTY_FILE",
        _ => "MISSING_FILE",
    };
}
