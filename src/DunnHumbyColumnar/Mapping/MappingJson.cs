using System.Text.Json;
using System.Text.Json.Serialization;
using DunnHumbyColumnar.Runtime;

namespace DunnHumbyColumnar.Mapping;

/// <summary>Mappings as JSON: snake case, words of enumerations with hyphens, nothing that is not known.</summary>
static class MappingJson
{
    public static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.General)
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        AllowDuplicateProperties = false,
        WriteIndented = true,
        NewLine = "\n",
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters =
        {
            new JsonStringEnumConverter<FieldDelimiter>(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false),
            new JsonStringEnumConverter<DecimalSign>(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false),
            new JsonStringEnumConverter<SourceEncoding>(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false),
        },
    };

    public static JourneyMapping Load(string file)
    {
        try
        {
            return Parse(File.ReadAllText(file), Path.GetFileName(file));
        }
        catch (Exception failure) when (FileFault.IsFault(failure))
        {
            throw FileFault.From("read", file, failure);
        }
    }

    public static JourneyMapping Parse(string json, string name)
    {
        try
        {
            var mapping = JsonSerializer.Deserialize<JourneyMapping>(json, Options)
                ?? throw new InputDataException(FaultCode.Mapping, name, "it is null");
            MappingRules.Require(mapping, name);
            return mapping with { Name = name };
        }
        catch (JsonException failure)
        {
            string place = failure.Path is { Length: > 1 } path ? $" at {path}" : "";
            string reason = failure.Message.Split(" Path: ")[0];
            throw new InputDataException(
                FaultCode.Mapping, name, (failure.LineNumber ?? 0) + 1, (int)(failure.BytePositionInLine ?? 0) + 1, 0, reason + place);
        }
    }

    public static string Write(JourneyMapping mapping) => JsonSerializer.Serialize(mapping, Options) + "\n";
}
