using System.Text;

namespace DunnHumbyColumnar.Tests.Support;

/// <summary>Results as text.</summary>
static class Texts
{
    /// <summary>The CSV lines of a table, header first.</summary>
    public static string[] CsvLines(this TabularResult table) => table.Text(ExportFormat.Csv)[..^1].Split('\n');

    public static string Text(this TabularResult table, ExportFormat format)
    {
        using var stream = new MemoryStream();
        table.Write(stream, format);
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
