using System.Runtime.InteropServices;

namespace DunnHumbyColumnar.Bench.Compare;

/// <summary>What the figures were taken on.</summary>
sealed record MachineFacts(
    string Processor, int Processors, long MemoryBytes, int VectorBits, string OperatingSystem, string Runtime, string DuckDbVersion,
    double ReadBytesPerSecond, double ReadBytesPerSecondOneThread)
{
    const string ProcessorFile = "/proc/cpuinfo";

    public static MachineFacts Measure(DuckDb duck) => new(
        ProcessorName(),
        Environment.ProcessorCount,
        GC.GetGCMemoryInfo().TotalAvailableMemoryBytes,
        System.Numerics.Vector<byte>.Count * 8,
        RuntimeInformation.OSDescription,
        RuntimeInformation.FrameworkDescription,
        duck.Version,
        Roofline.Measure(Environment.ProcessorCount),
        Roofline.Measure(1));

    static string ProcessorName() => File.Exists(ProcessorFile)
        ? File.ReadLines(ProcessorFile).FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))
            ?.Split(':', 2)[1].Trim() ?? "unknown"
        : RuntimeInformation.ProcessArchitecture.ToString();
}
