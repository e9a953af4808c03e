namespace DunnHumbyColumnar;

/// <summary>Base of every exception about input, store or resources.</summary>
public abstract class DunnHumbyException : Exception
{
    private protected DunnHumbyException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}
