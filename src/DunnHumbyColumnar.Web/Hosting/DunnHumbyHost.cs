using DunnHumbyColumnar.Web.Api;
using DunnHumbyColumnar.Web.Api.Description;
using DunnHumbyColumnar.Web.Api.Errors;
using DunnHumbyColumnar.Web.Api.Routes;
using DunnHumbyColumnar.Web.Dashboard;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.Options;

namespace DunnHumbyColumnar.Web.Hosting;

/// <summary>
/// The web server of <c>dhc serve</c>: API, dashboard and refresh over one store. It reads no environment variables or configuration files.
/// </summary>
public static class DunnHumbyHost
{
    /// <summary>Requests are small: a query, at most.</summary>
    const int MaxBodyBytes = 64 << 10;

    const int MaxConnections = 1024;

    /// <summary>Where clients find the API description; it has no host's documents beside it here.</summary>
    const string PublishedDocument = "/openapi/v1.json";

    /// <summary>Opens the store and makes the server ready to start.</summary>
    /// <exception cref="ArgumentException">
    /// An address that other machines reach needs an API key, or an option is not what it must be.
    /// </exception>
    /// <exception cref="FormatException">An address cannot be read.</exception>
    /// <exception cref="DunnHumbyException">The store cannot be opened.</exception>
    public static WebApplication Create(ServeOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        ListenAddress[] addresses = [.. options.Addresses.Select(ListenAddress.Parse)];
        void Configure(DunnHumbyOptions served)
        {
            options.Configure(served);
            served.RequireApiKey = !Array.TrueForAll(addresses, address => address.IsLoopback);
        }

        var served = new DunnHumbyOptions();
        Configure(served);
        Check(served, addresses);
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseKestrelCore().UseUrls([.. addresses.Select(address => address.ToString())]);
        builder.WebHost.ConfigureKestrel(server =>
        {
            server.AddServerHeader = false;
            server.Limits.MaxRequestBodySize = MaxBodyBytes;
            server.Limits.MaxConcurrentConnections = MaxConnections;
            server.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
        });
        builder.Services.AddRoutingCore();
        builder.Services.AddDunnHumbyColumnar(Configure);
        builder.Services.AddHostFiltering(filter =>
        {
            filter.AllowedHosts = HostNames.Create(addresses, options.HostNames);
            filter.AllowEmptyHosts = false;
            filter.IncludeFailureMessage = false;
        });
        builder.Services.AddResponseCompression(compression =>
            compression.MimeTypes = [.. ResponseCompressionDefaults.MimeTypes, AnswerFormat.Csv.MediaType, Problems.MediaType]);
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(10));
        if (options.Log is { } log)
            builder.Logging.AddProvider(new LineLogger(log)).SetMinimumLevel(LogLevel.Warning)
                .AddFilter("DunnHumbyColumnar", LogLevel.Information);
        options.Replace?.Invoke(builder.Services);

        // Quick requests must not wait for a thread while others compute.
        ThreadPool.GetMinThreads(out int threads, out int ports);
        ThreadPool.SetMinThreads(Math.Max(threads, 16), ports);
        var app = builder.Build();
        // Opens the store before the server starts.
        app.Services.GetRequiredService<Live.LiveJourney>();
        Use(app);
        return app;
    }

    static void Check(DunnHumbyOptions served, ListenAddress[] addresses)
    {
        if (served is { RequireApiKey: true, ApiKey: null })
            throw new ArgumentException(
                $"{string.Join(", ", addresses.Where(address => !address.IsLoopback))} can be reached by other machines, "
                + "which needs an API key");
        if (OptionsValidation.Faults(served).FirstOrDefault() is { Message: { } fault })
            throw new ArgumentException(fault);
    }

    static void Use(WebApplication app)
    {
        app.UseResponseCompression();
        app.Use((context, next) =>
        {
            // First, so that errors have them, too.
            SecurityHeaders.AddTo(context);
            RequestGeneration.GetOrAcquire(context);
            return next(context);
        });
        app.UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandler = ExplainAsync });
        app.UseStatusCodePages(pages => ExplainAsync(pages.HttpContext));
        app.UseHostFiltering();
        app.Use(RequireKeyAsync);
        app.UseRouting();
        app.MapDunnHumbyApi();
        ApiDocument.Map(OwnRoutes.Group(app), PublishedDocument);
        app.MapDunnHumbyDashboard();
    }

    /// <summary>Explains the status of a response without a body: to a browser in a page, unless the request is at fault.</summary>
    static async Task ExplainAsync(HttpContext context)
    {
        var problem = Problems.FromStatus(context);
        IResult answer = problem.StatusCode != StatusCodes.Status400BadRequest && PageRoutes.IsWanted(context.Request)
            ? await PageRoutes.ErrorAsync(context, problem.StatusCode, problem.ProblemDetails.Detail!).ConfigureAwait(false)
            : problem;
        await answer.ExecuteAsync(context).ConfigureAwait(false);
    }

    static Task RequireKeyAsync(HttpContext context, RequestDelegate next)
    {
        var options = context.RequestServices.GetRequiredService<IOptions<DunnHumbyOptions>>().Value;
        if (!options.RequireApiKey || context.Request.Path.Equals(HealthRoutes.LivePath, StringComparison.Ordinal)
            || context.Request.Path.Equals(HealthRoutes.ReadyPath, StringComparison.Ordinal)
            || ApiKey.IsIn(
                context.Request, options.ApiKey,
                isPasswordAllowed: !HttpMethods.IsPost(context.Request.Method) || context.Request.HasJsonContentType()))
            return next(context);
        context.Response.Headers.WWWAuthenticate = "Basic realm=\"DunnHumbyColumnar\", charset=\"UTF-8\"";
        return Problems.Create(
            StatusCodes.Status401Unauthorized, $"the API key is needed, in the {ApiKey.Header} header or as the password")
            .ExecuteAsync(context);
    }
}
