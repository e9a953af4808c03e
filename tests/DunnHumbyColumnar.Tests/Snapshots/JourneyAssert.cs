using System.Text;
using DunnHumbyColumnar.Columns;
using Xunit;

namespace DunnHumbyColumnar.Tests.Snapshots;

/// <summary>Equality of data sets in every value, stat and key.</summary>
static class JourneyAssert
{
    public static void Equal(JourneyData expected, JourneyData actual)
    {
        Assert.Equal([.. expected.Dictionaries.Keys], actual.Dictionaries.Keys.ToArray());
        foreach (var (name, dictionary) in expected.Dictionaries)
        {
            Assert.Equal(dictionary.GetType(), actual.Dictionaries[name].GetType());
            Assert.Equal(Keys(dictionary), Keys(actual.Dictionaries[name]));
        }

        Assert.Equal(expected.Tables.Length, actual.Tables.Length);
        for (int t = 0; t < expected.Tables.Length; t++)
        {
            Assert.Same(expected.Tables[t].Spec, actual.Tables[t].Spec);
            Assert.Equal(expected.Tables[t].BatchRows.ToArray(), actual.Tables[t].BatchRows.ToArray());
            for (int c = 0; c < expected.Tables[t].Columns.Length; c++)
                Equal(expected.Tables[t].Columns[c], actual.Tables[t].Columns[c]);
        }
    }

    static void Equal(ColumnData expected, ColumnData actual)
    {
        Assert.Equal(
            (expected.Spec, expected.Type, expected.Encoding, expected.Stats), (actual.Spec, actual.Type, actual.Encoding, actual.Stats));
        Assert.Equal(expected.CodeMap, actual.CodeMap);
        Assert.Equal(expected.Dictionary?.Name, actual.Dictionary?.Name);
        Assert.Equal(expected.Chunks.Length, actual.Chunks.Length);
        for (int b = 0; b < expected.Chunks.Length; b++)
        {
            Assert.Equal(
                (expected.Chunks[b].Type, expected.Chunks[b].Encoding, expected.Chunks[b].Rows),
                (actual.Chunks[b].Type, actual.Chunks[b].Encoding, actual.Chunks[b].Rows));
            Assert.Equal(expected.Chunks[b].ValueBytes.ToArray(), actual.Chunks[b].ValueBytes.ToArray());
            Assert.Equal(expected.Chunks[b].RunEndBytes.ToArray(), actual.Chunks[b].RunEndBytes.ToArray());
        }
    }

    static string Keys(KeyDictionary dictionary)
    {
        var keys = new StringBuilder();
        for (int code = 0; code < dictionary.Count; code++)
            keys.Append(dictionary.Text(code)).Append('\n');
        return keys.ToString();
    }
}
