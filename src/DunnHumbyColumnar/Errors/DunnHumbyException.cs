namespace DunnHumbyColumnar;

/// <summary>Base of every exception that tells about input, store or resources rather than about a bug.</summary>
public abstract class DunnHumbyException : Exception
{
    private protected DunnHumbyException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}
