using System.Text.Json;
using DunnHumbyColumnar.Web.Hosting;
using Microsoft.IO;
using Microsoft.Net.Http.Headers;

namespace DunnHumbyColumnar.Web.Api;

/// <summary>A complete body of one of the formats. It is buffered in memory first, so that an error never truncates a response.</summary>
sealed class Answer : IResult, IDisposable
{
    static readonly RecyclableMemoryStreamManager Buffers =
        new(new RecyclableMemoryStreamManager.Options { MaximumSmallPoolFreeBytes = 64 << 20 });

    readonly RecyclableMemoryStream _body;
    readonly string _contentType;
    readonly string? _fileName;

    Answer(RecyclableMemoryStream body, string contentType, string? fileName)
    {
        _body = body;
        _contentType = contentType;
        _fileName = fileName;
        Bytes = body.Length;
    }

    public long Bytes { get; }

    /// <summary>Whether it depends on the generation alone.</summary>
    public bool IsOfGeneration { get; private init; } = true;

    /// <summary>Rows of a result.</summary>
    public static Answer Rows(ApiRequest request, TabularResult result, AnswerFormat format, long offset = 0, long? limit = null) => Fill(
        request,
        format,
        result.Metadata.Name,
        body => result.Write(
            body, format.Export, new ExportOptions { Offset = offset, Limit = limit, Spreadsheet = true }, request.Aborted));

    /// <summary>One row as an object, null if there is none; a table of at most one row in the other formats.</summary>
    public static Answer Row(ApiRequest request, JourneyResult result, int? row, AnswerFormat format) => format != AnswerFormat.Json
        ? Rows(request, result.Pick(row is { } index ? [index] : []), format)
        : Json(request, json =>
        {
            if (row is { } index)
                result.WriteRow(json, index);
            else
                json.WriteNullValue();
        });

    /// <summary>State of the host as JSON; it changes within a generation, too.</summary>
    public static Answer State<T>(ApiRequest request, T state) => Fill(
        request, AnswerFormat.Json, null, body => JsonSerializer.Serialize(body, state, ApiJson.Options), isOfGeneration: false);

    /// <summary>A JSON document.</summary>
    public static Answer Json(ApiRequest request, Action<Utf8JsonWriter> write) => Fill(request, AnswerFormat.Json, null, body =>
    {
        using var json = new Utf8JsonWriter((Stream)body);
        write(json);
        json.Flush();
        body.WriteByte((byte)'\n');
    });

    public void Dispose() => _body.Dispose();

    /// <summary>Sends it; under a concurrency limit, after the request has released its permit.</summary>
    public Task ExecuteAsync(HttpContext httpContext) =>
        httpContext.Features.Get<RequestBuffering>()?.TryTake(this) == true ? Task.CompletedTask : SendAsync(httpContext);

    public async Task SendAsync(HttpContext httpContext)
    {
        await using (_body.ConfigureAwait(false))
        {
            var response = httpContext.Response;
            response.ContentType = _contentType;
            response.ContentLength = _body.Length;
            if (_fileName is not null)
                response.Headers.ContentDisposition = new ContentDispositionHeaderValue("attachment") { FileName = _fileName }.ToString();
            _body.Position = 0;
            await _body.CopyToAsync(response.Body, httpContext.RequestAborted).ConfigureAwait(false);
        }
    }

    static Answer Fill(ApiRequest request, AnswerFormat format, string? name, Action<Stream> write, bool isOfGeneration = true)
    {
        var body = Buffers.GetStream();
        try
        {
            using (var bounded = new BoundedStream(body, request.Options.ResponseBytes))
                write(bounded);
            return new Answer(body, format.ContentType, name is null || format == AnswerFormat.Json ? null : name + format.Extension)
            {
                IsOfGeneration = isOfGeneration,
            };
        }
        catch
        {
            body.Dispose();
            throw;
        }
    }
}
