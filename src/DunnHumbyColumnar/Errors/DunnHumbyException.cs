namespace DunnHumbyColumnar;

/// <summary>Base of every exception about input, store or resources; any other exception is a bug.</summary>
public abstract class DunnHumbyException : Exception
{
    private protected DunnHumbyException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}
