using DunnHumbyColumnar.Web.Api;
using DunnHumbyColumnar.Web.Api.Errors;
using DunnHumbyColumnar.Web.Api.Routes;
using Microsoft.AspNetCore.ResponseCompression;

namespace DunnHumbyColumnar.Web.Hosting;

/// <summary>
/// The web server of <c>dhc serve</c>: API, dashboard and refresh over one store. It reads no environment variables or configuration files.
/// </summary>
public static class DunnHumbyHost
{
    /// <summary>Requests are small: a query, at most.</summary>
    const int MaxBodyBytes = 64 << 10;

    const int MaxConnections = 1024;

    /// <summary>Opens the store and makes the server ready to start.</summary>
    /// <exception cref="ArgumentException">
    /// An address that other machines reach needs an API key, or options do not go together.
    /// </exception>
    /// <exception cref="FormatException">An address or the schedule cannot be read.</exception>
    /// <exception cref="DunnHumbyException">The store cannot be opened.</exception>
    public static WebApplication Create(ServeOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        ListenAddress[] addresses = [.. options.Addresses.Select(ListenAddress.Parse)];
        bool isReachable = !Array.TrueForAll(addresses, address => address.IsLoopback);
        // The name finds the list of static files, which lie beside the program wherever it is started.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions
        {
            ContentRootPath = AppContext.BaseDirectory,
            ApplicationName = System.Reflection.Assembly.GetEntryAssembly()!.GetName().Name,
        });
        builder.WebHost.UseKestrelCore().UseUrls([.. addresses.Select(address => address.ToString())]);
        builder.WebHost.ConfigureKestrel(server =>
        {
            server.AddServerHeader = false;
            server.Limits.MaxRequestBodySize = MaxBodyBytes;
            server.Limits.MaxConcurrentConnections = MaxConnections;
            server.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
        });
        // Files of packages lie beside a published program, and in the package cache of one that was built only.
        builder.WebHost.UseStaticWebAssets();
        // Files of a build change with the next build only; watching them would also catch all addresses that no route knows.
        builder.Configuration["ReloadStaticAssetsAtRuntime"] = "false";
        builder.Services.AddRoutingCore();
        builder.Services.AddDunnHumbyColumnar(served =>
        {
            options.Configure(served);
            served.RequireApiKey = isReachable;
            if (isReachable && served.ApiKey is null)
                throw new ArgumentException(
                    $"{string.Join(", ", addresses.Where(address => !address.IsLoopback))} can be reached by other machines, "
                    + "which needs an API key");
        });
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
                .AddFilter("DunnHumbyColumnar", LogLevel.Information)
                // The client is told about a timeout.
                .AddFilter("Microsoft.AspNetCore.Http.Timeouts", LogLevel.Error);
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

    static void Use(WebApplication app)
    {
        app.UseResponseCompression();
        app.Use((context, next) =>
        {
            // As late as possible: middleware that replaces a response clears its headers.
            context.Response.OnStarting(() =>
            {
                SecurityHeaders.Write(context);
                return Task.CompletedTask;
            });
            return next(context);
        });
        app.Use((context, next) =>
        {
            // Acquires the generation first, so that error responses name it, too.
            RequestGeneration.GetOrAcquire(context);
            return next(context);
        });
        app.UseExceptionHandler(
            new ExceptionHandlerOptions { ExceptionHandler = context => Problems.FromStatus(context).ExecuteAsync(context) });
        app.UseStatusCodePages(pages => Problems.FromStatus(pages.HttpContext).ExecuteAsync(pages.HttpContext));
        app.UseHostFiltering();
        app.Use(RequireKeyAsync);
        app.UseRouting();
        app.UseDunnHumbyColumnar();
        app.MapDunnHumbyApi();
        app.MapDunnHumbyDashboard();
    }

    static Task RequireKeyAsync(HttpContext context, RequestDelegate next)
    {
        var options = context.RequestServices.GetRequiredService<DunnHumbyOptions>();
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
