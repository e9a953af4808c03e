using Microsoft.Extensions.Primitives;

namespace DunnHumbyColumnar.Web;

/// <summary>
/// The current generation of the store, for endpoints and services of the host. Registered by
/// <see cref="DunnHumbyServices.AddDunnHumbyColumnar"/>. Safe for concurrent callers.
/// </summary>
public interface IJourneyProvider
{
    /// <summary>
    /// The current generation, open until the caller disposes of it. It stays what it is while a refresh puts another one in force;
    /// dispose of it soon all the same, since it keeps its columns in memory until then. Cheap: columns and names are shared.
    /// </summary>
    /// <exception cref="ObjectDisposedException">The host has been disposed.</exception>
    Journey Acquire();

    /// <summary>
    /// A token that changes once, when the next generation comes into force: <see cref="Acquire"/> gives that one by then. Callbacks run
    /// on the thread of the refresh. <see cref="ChangeToken.OnChange(Func{IChangeToken?}, Action)"/> asks for the next token by itself.
    /// </summary>
    IChangeToken GetChangeToken();
}
