using DunnHumbyColumnar.Web.Hosting;
using DunnHumbyColumnar.Web.Live;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace DunnHumbyColumnar.Web.Tests.Support;

/// <summary>The host of <c>dhc serve</c> in this process, behind a real socket.</summary>
sealed class Server : IAsyncDisposable
{
    readonly WebApplication _app;
    readonly StringWriter _log;

    Server(WebApplication app, StringWriter log)
    {
        _app = app;
        _log = log;
        Uri address = new(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        Address = new UriBuilder(address) { Host = "127.0.0.1" }.Uri;
        Client = NewClient();
    }

    public Uri Address { get; }

    public HttpClient Client { get; }

    public string Log => _log.ToString();

    public LiveJourney Live => Get<LiveJourney>();

    public static async Task<Server> StartAsync(
        Action<DunnHumbyOptions> configure, string address = "http://127.0.0.1:0", IReadOnlyList<string>? names = null,
        Action<IServiceCollection>? replace = null)
    {
        var log = new StringWriter();
        // Tests of the time that a request may take set their own.
        void Configure(DunnHumbyOptions options)
        {
            options.RequestTimeout = Patience.Limit;
            configure(options);
        }

        var app = DunnHumbyHost.Create(new ServeOptions
        {
            Configure = Configure,
            Addresses = [address],
            HostNames = names ?? [],
            Log = TextWriter.Synchronized(log),
            Replace = replace,
        });
        await app.StartAsync();
        return new Server(app, log);
    }

    public T Get<T>()
        where T : notnull => _app.Services.GetRequiredService<T>();

    public HttpClient NewClient() =>
        new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = false })
        {
            BaseAddress = Address,
            Timeout = Patience.Limit,
        };

    /// <summary>Waits until what first requests need is computed.</summary>
    public async Task<Server> WarmAsync()
    {
        await Get<IEnumerable<IHostedService>>().OfType<WarmUp>().Single().ExecuteTask!;
        return this;
    }

    public Task<Reply> GetAsync(string path, params (string Name, string Value)[] headers) =>
        Reply.Of(Client, HttpMethod.Get, path, null, headers);

    public Task<Reply> PostAsync(string path, string? json, params (string Name, string Value)[] headers) =>
        Reply.Of(
            Client, HttpMethod.Post, path,
            json is null ? null : new StringContent(json, System.Text.Encoding.UTF8, "application/json"), headers);

    public Task<Reply> QueryAsync(string json, params (string Name, string Value)[] headers) => PostAsync("/query", json, headers);

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
        await _log.DisposeAsync();
    }
}
