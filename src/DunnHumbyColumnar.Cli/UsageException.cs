namespace DunnHumbyColumnar.Cli;

/// <summary>The command line asks for something that does not exist or does not go together.</summary>
sealed class UsageException(string message) : Exception(message)
{
    /// <summary>Runs work; an argument error of the library becomes a usage error.</summary>
    public static T Unless<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (Exception failure) when (failure is ArgumentException or FormatException)
        {
            throw new UsageException(PlainMessage.Of(failure));
        }
    }
}
