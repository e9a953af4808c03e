using System.Globalization;
using DunnHumbyColumnar.Columns;

namespace DunnHumbyColumnar.Marts;

/// <summary>The household_key column of a result that is in household order, and the codes of keys.</summary>
static class HouseholdKeys
{
    /// <summary>The keys of household codes.</summary>
    public static int[] From(JourneyData data, int[] households)
    {
        var ids = data.Households.Ids;
        var keys = new int[households.Length];
        for (int i = 0; i < keys.Length; i++)
            keys[i] = (int)ids[households[i]];
        return keys;
    }

    /// <summary>The code of a key.</summary>
    /// <exception cref="UnknownNameException">No table names the household.</exception>
    public static int CodeOf(JourneyData data, int householdKey)
    {
        int code = data.Households.CodeOf(householdKey);
        return code >= 0 && code != data.Anonymous
            ? code
            : throw new UnknownNameException(
                householdKey.ToString(CultureInfo.InvariantCulture), $"there is no household {householdKey}");
    }
}
