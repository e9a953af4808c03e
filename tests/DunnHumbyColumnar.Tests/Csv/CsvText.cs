using System.Text;

namespace DunnHumbyColumnar.Tests.Csv;

/// <summary>One CSV file as lines of bytes, the header being the first, and where each line starts.</summary>
sealed class CsvText(IEnumerable<string> lines)
{
    public CsvText(CsvText other)
        : this([]) => Lines = [.. other.Lines];

    public List<byte[]> Lines { get; } = [.. lines.Select(Encoding.UTF8.GetBytes)];

    public string LineEnd { get; init; } = "\n";

    public bool HasMark { get; init; }

    /// <summary>Whether the last line has a line end; an empty one always has.</summary>
    public bool EndsWithLineEnd { get; init; } = true;

    public long OffsetOf(int line) => (HasMark ? 3 : 0) + Lines.Take(line).Sum(bytes => (long)bytes.Length + LineEnd.Length);

    public byte[] ToBytes()
    {
        using var bytes = new MemoryStream();
        if (HasMark)
            bytes.Write([0xEF, 0xBB, 0xBF]);
        for (int i = 0; i < Lines.Count; i++)
        {
            bytes.Write(Lines[i]);
            if (i + 1 < Lines.Count || EndsWithLineEnd || Lines[i].Length == 0)
                bytes.Write(Encoding.ASCII.GetBytes(LineEnd));
        }

        return bytes.ToArray();
    }
}
