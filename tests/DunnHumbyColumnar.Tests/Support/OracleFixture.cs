namespace DunnHumbyColumnar.Tests.Support;

/// <summary>A connection of a class of tests to the oracle, made at first use; the database is that of all classes.</summary>
public sealed class OracleFixture : IDisposable
{
    DuckDbOracle? _oracle;

    public void Dispose() => _oracle?.Dispose();

    internal DuckDbOracle On(string csv) => _oracle ??= DuckDbOracle.Of(csv);
}
