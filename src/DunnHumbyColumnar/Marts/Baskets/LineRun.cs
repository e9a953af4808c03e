namespace DunnHumbyColumnar.Marts;

/// <summary>Lines [Start, End) of one household with the same basket, week or day.</summary>
readonly record struct LineRun(int Key, int Start, int End) : IComparable<LineRun>
{
    public int CompareTo(LineRun other) => (Key, Start).CompareTo((other.Key, other.Start));
}
