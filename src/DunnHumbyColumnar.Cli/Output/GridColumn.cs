namespace DunnHumbyColumnar.Cli.Output;

/// <summary>A column of a table for people.</summary>
/// <param name="Name">Its heading.</param>
/// <param name="IsNumber">Whether it holds figures, which stand to the right and are never cut.</param>
/// <param name="Rank">
/// Which columns a narrow terminal loses first: those of the highest rank, among equals the last one.
/// </param>
readonly record struct GridColumn(string Name, bool IsNumber = false, int Rank = 0)
{
    /// <summary>A column of figures.</summary>
    public static GridColumn Number(string name, int rank = 0) => new(name, IsNumber: true, rank);

    /// <summary>A column of texts, which a narrow terminal shortens.</summary>
    public static GridColumn Text(string name, int rank = 0) => new(name, IsNumber: false, rank);
}
