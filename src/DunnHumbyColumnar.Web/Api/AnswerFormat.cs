using DunnHumbyColumnar.Parquet;
using DunnHumbyColumnar.Results;
using DunnHumbyColumnar.Web.Api.Errors;
using Microsoft.Net.Http.Headers;

namespace DunnHumbyColumnar.Web.Api;

/// <summary>A response format, negotiated by the Accept header or the format parameter.</summary>
sealed record AnswerFormat(string Name, string MediaType, FileFormat Export)
{
    public static readonly AnswerFormat Json = new("json", "application/json", FileFormat.Json);

    public static readonly AnswerFormat Csv = new("csv", "text/csv", FileFormat.Csv);

    public static readonly AnswerFormat Arrow = new("arrow", "application/vnd.apache.arrow.stream", FileFormat.ArrowStream);

    public static readonly AnswerFormat Parquet = new("parquet", "application/vnd.apache.parquet", ParquetFormat.Format);

    /// <summary>The first is the default.</summary>
    public static readonly IReadOnlyList<AnswerFormat> All = [Json, Csv, Arrow, Parquet];

    /// <summary>With its character set, where there are characters.</summary>
    public string ContentType => Export.HasTypes ? MediaType : MediaType + "; charset=utf-8";

    /// <summary>The extension of a file in it.</summary>
    public string Extension => Export.Extensions[0];

    /// <summary>The format that a request asks for.</summary>
    /// <param name="context">The request.</param>
    /// <param name="offered">The available formats; the first is the default.</param>
    /// <exception cref="BadParameterException">The Accept header cannot be read.</exception>
    /// <exception cref="NotAcceptableException">It accepts none of them.</exception>
    public static AnswerFormat Negotiate(HttpContext context, IReadOnlyList<AnswerFormat> offered)
    {
        if (ApiParameters.Format.In(context) is { } name)
            return offered.FirstOrDefault(format => format.Name == name)
                ?? throw new NotAcceptableException(ApiParameters.Format.Name, offered.Select(format => format.Name));
        var accept = context.Request.Headers.Accept;
        if (accept.Count == 0)
            return offered[0];
        if (!MediaTypeHeaderValue.TryParseList(accept, out var ranges))
            throw new BadParameterException(HeaderNames.Accept, "Accept must be a list of media types");
        var best = offered.Select(format => (Format: format, Quality: QualityOf(format, ranges))).MaxBy(candidate => candidate.Quality);
        return best.Quality > 0
            ? best.Format
            : throw new NotAcceptableException(HeaderNames.Accept, offered.Select(format => format.MediaType));
    }

    /// <summary>The quality of the most specific range that includes the format.</summary>
    static double QualityOf(AnswerFormat format, IList<MediaTypeHeaderValue> ranges)
    {
        var type = new MediaTypeHeaderValue(format.MediaType);
        var range = ranges.Where(range => range.MatchesAllTypes || (range.MatchesAllSubTypes
            ? range.Type.Equals(type.Type, StringComparison.OrdinalIgnoreCase)
            : range.MediaType.Equals(type.MediaType, StringComparison.OrdinalIgnoreCase)))
            .MinBy(range => range.MatchesAllTypes ? 2 : range.MatchesAllSubTypes ? 1 : 0);
        return range is null ? 0 : range.Quality ?? 1;
    }
}
