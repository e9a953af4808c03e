using System.Security.Cryptography;
using System.Text;

namespace DunnHumbyColumnar.Web.Api;

/// <summary>The key in the headers of a request.</summary>
static class ApiKey
{
    public const string Header = "X-API-Key";

    const string Bearer = "Bearer ";

    const string Basic = "Basic ";

    /// <summary>Whether the request has the key.</summary>
    /// <param name="request">The request.</param>
    /// <param name="key">The key; null: no request has it.</param>
    /// <param name="isPasswordAllowed">
    /// Whether a Basic password counts. A browser also sends it with requests that other sites
    /// trigger (CSRF), so it is good for reading only.
    /// </param>
    public static bool IsIn(HttpRequest request, string? key, bool isPasswordAllowed)
    {
        string authorization = request.Headers.Authorization.ToString();
        string actual = request.Headers[Header].ToString() is { Length: > 0 } header ? header
            : authorization.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase) ? authorization[Bearer.Length..].Trim()
            : isPasswordAllowed && authorization.StartsWith(Basic, StringComparison.OrdinalIgnoreCase)
                ? PasswordOf(authorization[Basic.Length..].Trim())
            : "";
        // Hashes have equal lengths, so the time of the comparison reveals nothing about the key.
        return key is not null && CryptographicOperations.FixedTimeEquals(HashOf(actual), HashOf(key));
    }

    static string PasswordOf(string credentials)
    {
        byte[] bytes = new byte[credentials.Length];
        return Convert.TryFromBase64String(credentials, bytes, out int length)
            && Encoding.UTF8.GetString(bytes, 0, length).Split(':', 2) is [_, var password] ? password : "";
    }

    static byte[] HashOf(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}
