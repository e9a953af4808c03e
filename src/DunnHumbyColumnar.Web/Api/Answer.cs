using System.Text.Json;
using Microsoft.IO;
using Microsoft.Net.Http.Headers;

namespace DunnHumbyColumnar.Web.Api;

/// <summary>A complete body of one of the formats. It is buffered in memory first, so that an error never truncates a response.</summary>
sealed class Answer : IResult, IDisposable
{
    static readonly RecyclableMemoryStreamManager Buffers =
        new(new RecyclableMemoryStreamManager.Options { MaximumSmallPoolFreeBytes = 64 << 20 });

    /// <summary>
    /// Bytes of answers that wait to be sent without a turn. One that would exceed them is sent while its request has the turn: slow
    /// readers must not hold the memory, either.
    /// </summary>
    const long MaxWaitingBytes = 256 << 20;

    static long _waitingBytes;

    readonly RecyclableMemoryStream _body;
    readonly string _contentType;
    readonly string? _fileName;
    long _ownWaitingBytes;

    Answer(RecyclableMemoryStream body, string contentType, string? fileName)
    {
        _body = body;
        _contentType = contentType;
        _fileName = fileName;
    }

    /// <summary>Whether it depends on the generation alone.</summary>
    public bool IsOfGeneration { get; private init; } = true;

    /// <summary>Rows of a result.</summary>
    public static Answer Rows(ApiRequest request, TabularResult result, AnswerFormat format, long offset = 0, long? limit = null)
    {
        CleanViewHeader.Set(request.Context.Response, result.Metadata.Cleaned);
        return Fill(
            request,
            format,
            result.Metadata.Name,
            body => result.Write(
                body, format.Export, new ExportOptions { Offset = offset, Limit = limit, Spreadsheet = true }, request.Aborted));
    }

    /// <summary>One row as an object, null if there is none; a table of at most one row in the other formats.</summary>
    public static Answer Row(ApiRequest request, JourneyResult result, int? row, AnswerFormat format) => format != AnswerFormat.Json
        ? Rows(request, result.Pick(row is { } index ? [index] : []), format)
        : Json(request, result.Metadata.Cleaned, json =>
        {
            if (row is { } index)
                result.WriteRow(json, index);
            else
                json.WriteNullValue();
        });

    /// <summary>State of the host as JSON; it changes within a generation, too.</summary>
    public static Answer State<T>(ApiRequest request, T state) => Fill(
        request, AnswerFormat.Json, null, body => JsonSerializer.Serialize(body, state, ApiJson.Options), isOfGeneration: false);

    /// <summary>A JSON document, and what was left out of the clean view that it is from.</summary>
    public static Answer Json(ApiRequest request, CleaningReport? cleaned, Action<Utf8JsonWriter> write)
    {
        CleanViewHeader.Set(request.Context.Response, cleaned);
        return Fill(request, AnswerFormat.Json, null, body =>
        {
            using var json = new Utf8JsonWriter((Stream)body);
            write(json);
            json.Flush();
            body.WriteByte((byte)'\n');
        });
    }

    /// <summary>Whether there is room for it to wait until the request has given its turn back; it is released with the request.</summary>
    public bool TryWait(HttpContext context)
    {
        _ownWaitingBytes = _body.Length;
        context.Response.RegisterForDispose(this);
        if (Interlocked.Add(ref _waitingBytes, _ownWaitingBytes) <= MaxWaitingBytes)
            return true;
        Release();
        return false;
    }

    public void Dispose()
    {
        Release();
        _body.Dispose();
    }

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        using var body = this;
        var response = httpContext.Response;
        response.ContentType = _contentType;
        response.ContentLength = _body.Length;
        if (_fileName is not null)
            response.Headers.ContentDisposition = new ContentDispositionHeaderValue("attachment") { FileName = _fileName }.ToString();
        _body.Position = 0;
        try
        {
            await _body.CopyToAsync(response.Body, httpContext.RequestAborted).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // The client has gone, or reads too slowly: nothing can be told to it any more.
            httpContext.Abort();
        }
    }

    void Release() => Interlocked.Add(ref _waitingBytes, -Interlocked.Exchange(ref _ownWaitingBytes, 0));

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
