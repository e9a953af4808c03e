using System.Globalization;

namespace DunnHumbyColumnar.Bench.Compare;

/// <summary>compare: our side and DuckDB in turn over the same CSV files, answers before times.</summary>
static class CompareCommand
{
    public static int Run(CompareOptions options)
    {
        using var sides = new CompareSides(options.Csv, withDuckDb: true);
        using var run = new CompareRun(sides, options.Rounds);
        var machine = MachineFacts.Measure(sides.Duck);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{machine.Processors} x {machine.Processor}, {machine.VectorBits}-bit vectors, {machine.Runtime}, "
            + $"DuckDB {machine.DuckDbVersion}; reads {machine.ReadBytesPerSecond / 1e9:0.0} GB/s, "
            + $"{machine.ReadBytesPerSecondOneThread / 1e9:0.0} GB/s on one thread\n"));
        CompareReport.PrintHeader();
        var figures = new List<CompareFigures>();
        foreach (var line in CompareLines.All.Where(line => options.Only.Length == 0 || options.Only.Contains(line.Id)))
        {
            figures.Add(run.Run(line));
            CompareReport.Print(figures[^1], machine.ReadBytesPerSecond);
        }

        CompareReport.PrintMean(figures);
        if (options.Json is { } path)
            CompareReport.WriteJson(path, figures, machine);
        return 0;
    }
}
