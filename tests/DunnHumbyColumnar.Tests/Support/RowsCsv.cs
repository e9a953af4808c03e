using DunnHumbyColumnar.Columns;
using DunnHumbyColumnar.Query;
using DunnHumbyColumnar.Results;

namespace DunnHumbyColumnar.Tests.Support;

/// <summary>Plain rows as the eight CSV files.</summary>
static class RowsCsv
{
    public static void Write(JourneyRows rows, string folder)
    {
        Directory.CreateDirectory(folder);
        foreach (var table in RowsEncoder.Encode(rows, new EncodingOptions()).Tables)
        {
            using var stream = File.Create(Path.Combine(folder, table.Spec.FileName));
            FrameExport.Write(
                TableFrames.Read(table, 0, table.RowCount), null, stream, FileFormat.Csv, new ExportOptions(), CancellationToken.None);
        }
    }
}
