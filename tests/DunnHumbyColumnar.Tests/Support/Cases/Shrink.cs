using System.Collections;
using System.Reflection;

namespace DunnHumbyColumnar.Tests.Support;

/// <summary>Values that are smaller or simpler than a given one, the boldest first.</summary>
static class Shrink
{
    /// <summary>The list without all, without either half, without each quarter, and so on down to without each single item.</summary>
    public static IEnumerable<List<T>> Lists<T>(IReadOnlyList<T> items)
    {
        for (int length = items.Count; length > 0; length /= 2)
            for (int first = 0; first < items.Count; first += length)
                yield return [.. items.Take(first), .. items.Skip(first + length)];
    }

    /// <summary>Options with one of those that are not as in <paramref name="simplest"/> made as there.</summary>
    public static IEnumerable<T> Options<T>(T options, T simplest)
        where T : notnull
    {
        foreach (var property in Settable(typeof(T)))
        {
            object? value = property.GetValue(simplest);
            if (AreSame(property.GetValue(options), value))
                continue;
            var copy = (T)typeof(object).GetMethod(nameof(MemberwiseClone), BindingFlags.Instance | BindingFlags.NonPublic)!
                .Invoke(options, null)!;
            property.SetValue(copy, value);
            yield return copy;
        }
    }

    /// <summary>Lists are the same if their items are.</summary>
    public static bool AreSame(object? left, object? right) =>
        left is IEnumerable first and not string && right is IEnumerable second
            ? first.Cast<object?>().SequenceEqual(second.Cast<object?>())
            : Equals(left, right);

    /// <summary>What can be set of a record of options.</summary>
    public static IEnumerable<PropertyInfo> Settable(Type type) =>
        type.GetProperties(BindingFlags.Instance | BindingFlags.Public).Where(property => property.CanWrite);
}
