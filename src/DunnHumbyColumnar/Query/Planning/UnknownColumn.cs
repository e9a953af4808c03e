namespace DunnHumbyColumnar.Query;

/// <summary>The error for an unknown column name, with the nearest known names, or all if none is near.</summary>
static class UnknownColumn
{
    public static UnknownNameException Create(string table, string name, IReadOnlyList<string> names)
    {
        var nearest = NearestNames.Of(name, names);
        return new UnknownNameException(
            name,
            nearest.Count > 0
                ? $"{table} has no column {name}; the nearest {(nearest.Count == 1 ? "is" : "are")} {string.Join(", ", nearest)}"
                : $"{table} has no column {name}; it has {string.Join(", ", names)}")
        {
            Nearest = nearest,
        };
    }
}
