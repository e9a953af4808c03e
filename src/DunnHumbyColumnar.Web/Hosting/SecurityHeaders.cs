using System.Security.Cryptography;
using Microsoft.Net.Http.Headers;

namespace DunnHumbyColumnar.Web.Hosting;

/// <summary>Tells browsers to run and load only what this server sends, and not to sniff types.</summary>
static class SecurityHeaders
{
    public const string ContentSecurityPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
        + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    static readonly (string Name, string Value)[] Others =
    [
        (HeaderNames.XContentTypeOptions, "nosniff"), (HeaderNames.XFrameOptions, "DENY"), ("Referrer-Policy", "same-origin"),
        ("Cross-Origin-Resource-Policy", "same-origin"), ("Cross-Origin-Opener-Policy", "same-origin"),
    ];

    /// <summary>
    /// Adds them to the response when it starts, since middleware that replaces a response clears its headers. Those that the host has set
    /// by then stay.
    /// </summary>
    public static void AddTo(HttpContext context) => context.Response.OnStarting(() =>
    {
        var headers = context.Response.Headers;
        headers.TryAdd(HeaderNames.ContentSecurityPolicy, context.Items[typeof(SecurityHeaders)] is string nonce
            ? ContentSecurityPolicy.Replace("style-src 'self'", $"style-src 'self' 'nonce-{nonce}'", StringComparison.Ordinal)
            : ContentSecurityPolicy);
        foreach (var (name, value) in Others)
            headers.TryAdd(name, value);
        return Task.CompletedTask;
    });

    /// <summary>Allows the page of this request styles made by its scripts, by a nonce, which it returns.</summary>
    public static string AllowStyles(HttpContext context)
    {
        string nonce = Convert.ToBase64String(RandomNumberGenerator.GetBytes(16));
        context.Items[typeof(SecurityHeaders)] = nonce;
        return nonce;
    }
}
