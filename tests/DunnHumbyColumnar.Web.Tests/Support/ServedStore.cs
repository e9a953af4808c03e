using Xunit;

namespace DunnHumbyColumnar.Web.Tests.Support;

/// <summary>The shared store, served to a class of tests.</summary>
public sealed class ServedStore : IAsyncLifetime
{
    Server? _server;

    internal Server Server => _server!;

    public async Task InitializeAsync() =>
        _server = await (await Server.StartAsync(options => options.Store = SharedStore.Store)).WarmAsync();

    public async Task DisposeAsync()
    {
        if (_server is not null)
            await _server.DisposeAsync();
    }
}
