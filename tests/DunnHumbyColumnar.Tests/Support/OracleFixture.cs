namespace DunnHumbyColumnar.Tests.Support;

/// <summary>The oracle's connections of a class of tests, by folder of CSV files; the databases are those of all classes.</summary>
public sealed class OracleFixture : IDisposable
{
    readonly Dictionary<string, DuckDbOracle> _oracles = [];

    public void Dispose()
    {
        foreach (var oracle in _oracles.Values)
            oracle.Dispose();
    }

    internal DuckDbOracle On(string csv)
    {
        if (!_oracles.TryGetValue(csv, out var oracle))
            _oracles.Add(csv, oracle = DuckDbOracle.Of(csv));
        return oracle;
    }
}
