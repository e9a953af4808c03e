namespace DunnHumbyColumnar.Tests.Support;

/// <summary>One oracle for a class of tests, made at first use.</summary>
public sealed class OracleFixture : IDisposable
{
    DuckDbOracle? _oracle;

    public void Dispose() => _oracle?.Dispose();

    internal DuckDbOracle On(string csv) => _oracle ??= new DuckDbOracle(csv);
}
