namespace DunnHumbyColumnar;

/// <summary>How equal values are split among quintiles.</summary>
public enum TiePolicy
{
    /// <summary>Pandas <c>qcut</c>: equal values score equally; a bin may stay empty.</summary>
    Equal,

    /// <summary>SQL <c>NTILE(5)</c>: ties are split by household_key; the first tiles are the larger ones.</summary>
    Ntile,

    /// <summary>Ties are broken by household_key, then the ranks are cut (pandas <c>qcut</c> of <c>rank(method="first")</c>).</summary>
    RankFirst,
}
