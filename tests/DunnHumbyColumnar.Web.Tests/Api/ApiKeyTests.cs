using System.Text;
using DunnHumbyColumnar.Web.Api;
using Microsoft.AspNetCore.Http;
using Xunit;

namespace DunnHumbyColumnar.Web.Tests.Api;

/// <summary>The key in the headers of a request.</summary>
public sealed class ApiKeyTests
{
    const string Key = "kéy: 1";

    [Fact]
    public void The_header_the_token_and_the_password_are_read()
    {
        Assert.True(IsIn(("X-API-Key", Key)));
        Assert.True(IsIn(("Authorization", "Bearer " + Key)));
        Assert.True(IsIn(("Authorization", "BEARER   " + Key)));
        Assert.True(IsIn(("Authorization", Basic("user:" + Key))));
        Assert.True(IsIn(("Authorization", Basic(":" + Key))));
    }

    [Fact]
    public void A_password_counts_only_where_it_is_allowed() =>
        Assert.False(IsIn(isPasswordAllowed: false, ("Authorization", Basic("user:" + Key))));

    [Theory]
    [InlineData("X-API-Key", "")]
    [InlineData("X-API-Key", "kéy")]
    [InlineData("X-API-Key", "KÉY: 1")]
    [InlineData("X-API-Key", "kéy: 1 ")]
    [InlineData("Authorization", "")]
    [InlineData("Authorization", "kéy: 1")]
    [InlineData("Authorization", "Bearer")]
    [InlineData("Authorization", "Bearerkéy: 1")]
    [InlineData("Authorization", "Basic a")]
    [InlineData("Authorization", "Basic ====")]
    [InlineData("Authorization", "Basic /w==")]
    public void Anything_else_is_not_the_key(string header, string value) => Assert.False(IsIn((header, value)));

    [Fact]
    public void A_wrong_header_is_not_made_good_by_a_right_token() =>
        Assert.False(IsIn(("X-API-Key", "wrong"), ("Authorization", "Bearer " + Key)));

    [Fact]
    public void Without_a_key_nothing_is_right()
    {
        var request = new DefaultHttpContext().Request;
        Assert.False(ApiKey.IsIn(request, null, isPasswordAllowed: true));
        request.Headers["X-API-Key"] = "";
        Assert.False(ApiKey.IsIn(request, null, isPasswordAllowed: true));
    }

    static string Basic(string credentials) => "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes(credentials));

    static bool IsIn(params (string Name, string Value)[] headers) => IsIn(isPasswordAllowed: true, headers);

    static bool IsIn(bool isPasswordAllowed, params (string Name, string Value)[] headers)
    {
        var request = new DefaultHttpContext().Request;
        foreach (var (name, value) in headers)
            request.Headers[name] = value;
        return ApiKey.IsIn(request, Key, isPasswordAllowed);
    }
}
