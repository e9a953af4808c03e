namespace DunnHumbyColumnar.Web.Api;

/// <summary>What a route returns.</summary>
enum ApiAnswers
{
    /// <summary>Something that is no table.</summary>
    Other,

    /// <summary>Rows of one table.</summary>
    Rows,

    /// <summary>One row of a table as an object in JSON, or null.</summary>
    Row,

    /// <summary>Rows of the table that the request names.</summary>
    RowsOfAnyTable,

    /// <summary>Rows with the columns that the request asks for.</summary>
    RowsOfQuery,
}
