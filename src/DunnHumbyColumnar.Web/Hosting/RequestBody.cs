namespace DunnHumbyColumnar.Web.Hosting;

/// <summary>Reads bodies before they are needed.</summary>
static class RequestBody
{
    /// <summary>Reads the body into memory, from where it is read again; what is wrong with it, or null.</summary>
    public static async Task<BadHttpRequestException?> ReadAsync(HttpContext context)
    {
        var body = new MemoryStream();
        try
        {
            await context.Request.Body.CopyToAsync(body, context.RequestAborted).ConfigureAwait(false);
        }
        catch (IOException failure)
        {
            // A malformed chunk size is an IOException without a status.
            return failure as BadHttpRequestException ?? new BadHttpRequestException("the body cannot be read", failure);
        }

        body.Position = 0;
        context.Request.Body = body;
        return null;
    }
}
