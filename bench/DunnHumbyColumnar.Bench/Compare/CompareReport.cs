using System.Globalization;
using System.Text.Json;

namespace DunnHumbyColumnar.Bench.Compare;

/// <summary>Writes the figures: a table for people, JSON for programs, and the machine's facts in a file beside it.</summary>
static class CompareReport
{
    static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    public static void PrintHeader()
    {
        Console.WriteLine(
            "| line | work | ours, ms | DuckDB, ms | ratio | to reach | SQLite, "
            + "ms | M rows/s | GB/s | of read bandwidth | 1 thread, ms | speed-up |");
        Console.WriteLine("|---|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|");
    }

    public static void Print(CompareFigures figures, double bandwidth)
    {
        string sqlite = figures.Sqlite is { } time ? Number(time) : "";
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {figures.Line.Id} | {figures.Line.Work} | {Number(figures.Ours)} | {Number(figures.DuckDb)} | {figures.Ratio:0.0} "
            + $"| {figures.Line.Target:0} | {sqlite} | {figures.RowsPerSecond / 1e6:N0} | {figures.BytesPerSecond / 1e9:0.00} | "
            + $"{figures.BytesPerSecond / bandwidth:0 %} | {Number(figures.Single)} | {figures.Single / figures.Ours:0.00} |"));
    }

    /// <summary>The geometric mean of the ratios of the lines that compute.</summary>
    public static void PrintMean(IReadOnlyCollection<CompareFigures> figures)
    {
        double[] ratios = [.. figures.Where(line => line.Line.Id is not ("B1" or "B2" or "B11")).Select(line => line.Ratio)];
        if (ratios.Length > 1)
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"\nGeometric mean of the ratios of B3 to B10: {Math.Exp(ratios.Average(Math.Log)):0.0}"));
    }

    public static void WriteJson(string path, IEnumerable<CompareFigures> figures, MachineFacts machine)
    {
        var lines = figures.Select(line => new
        {
            id = line.Line.Id,
            ours_ms = line.Ours,
            duckdb_ms = line.DuckDb,
            ratio = line.Ratio,
            rows_per_s = line.RowsPerSecond,
            bytes_per_s = line.BytesPerSecond,
        });
        File.WriteAllText(path, JsonSerializer.Serialize(lines, Indented));
        File.WriteAllText(Path.ChangeExtension(path, ".machine.json"), JsonSerializer.Serialize(machine, Indented));
    }

    static string Number(double milliseconds) =>
        milliseconds.ToString(milliseconds < 10 ? "0.00" : milliseconds < 100 ? "0.0" : "N0", CultureInfo.InvariantCulture);
}
