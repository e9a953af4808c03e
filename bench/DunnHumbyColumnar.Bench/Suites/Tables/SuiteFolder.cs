namespace DunnHumbyColumnar.Bench.Suites.Tables;

/// <summary>
/// A temporary folder for the data of all benchmark processes that this one starts; they find it by an environment variable.
/// </summary>
sealed class SuiteFolder : IDisposable
{
    const string Variable = "DHC_SUITES_FOLDER";

    readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("dhc-suites-");

    public SuiteFolder() => Environment.SetEnvironmentVariable(Variable, _folder.FullName);

    public static string Current =>
        Environment.GetEnvironmentVariable(Variable) ?? throw new InvalidOperationException($"{Variable} is not set.");

    public void Dispose()
    {
        SuiteStore.Close();
        _folder.Delete(recursive: true);
    }
}
