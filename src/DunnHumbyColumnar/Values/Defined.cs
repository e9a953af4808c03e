using System.Runtime.CompilerServices;

namespace DunnHumbyColumnar;

/// <summary>Enumerated options must have a value that has a name.</summary>
static class Defined
{
    public static void Require<T>(T value, [CallerArgumentExpression(nameof(value))] string name = "")
        where T : struct, Enum
    {
        if (!Enum.IsDefined(value))
            throw new ArgumentOutOfRangeException(name, value, $"There is no such {typeof(T).Name}.");
    }
}
