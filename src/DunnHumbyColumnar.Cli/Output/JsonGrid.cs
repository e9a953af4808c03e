using System.Text.Json;

namespace DunnHumbyColumnar.Cli.Output;

/// <summary>A JSON array of flat objects as texts in columns.</summary>
sealed record JsonGrid(IReadOnlyList<string[]> Rows, IReadOnlyList<bool> AlignRight)
{
    public static JsonGrid Parse(byte[] json, IReadOnlyList<string> columns)
    {
        using var document = JsonDocument.Parse(json);
        var rows = new List<string[]>();
        bool[] numbers = new bool[columns.Count];
        foreach (var element in document.RootElement.EnumerateArray())
        {
            JsonElement[] cells = [.. columns.Select(column => element.GetProperty(column))];
            rows.Add([.. cells.Select(cell => cell.ValueKind == JsonValueKind.Null ? "" : cell.ToString())]);
            for (int c = 0; c < cells.Length; c++)
                numbers[c] |= cells[c].ValueKind == JsonValueKind.Number;
        }

        return new JsonGrid(rows, numbers);
    }
}
