namespace DunnHumbyColumnar;

/// <summary>What separates the fields of a line.</summary>
public enum FieldDelimiter
{
    /// <summary>A comma.</summary>
    Comma,

    /// <summary>A semicolon.</summary>
    Semicolon,

    /// <summary>A tab.</summary>
    Tab,

    /// <summary>A vertical bar.</summary>
    Pipe,

    /// <summary>Runs of blanks and tabs; blanks at the start and the end of a line mean nothing.</summary>
    Blanks,
}
