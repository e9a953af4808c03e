namespace DunnHumbyColumnar.Cli;

/// <summary>The message of an exception in one line, without what is meant for programmers.</summary>
static class PlainMessage
{
    public static string Of(Exception failure)
    {
        string message = failure.Message;
        // "The scale is wrong. (Parameter 'scale')", and a line with the value in some cases.
        if (failure is ArgumentException { ParamName: { } parameter })
            message = message.Replace($" (Parameter '{parameter}')", "", StringComparison.Ordinal);
        return message.ReplaceLineEndings(" ");
    }
}
