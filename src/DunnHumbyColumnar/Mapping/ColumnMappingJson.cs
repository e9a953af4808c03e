using System.Text.Json;
using System.Text.Json.Serialization;

namespace DunnHumbyColumnar.Mapping;

/// <summary>A column of a mapping as JSON: a text where it is a source column and nothing else, an object otherwise.</summary>
sealed class ColumnMappingJson : JsonConverter<ColumnMapping>
{
    public override ColumnMapping Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String
            ? new ColumnMapping { Column = reader.GetString() }
            : JsonSerializer.Deserialize<ColumnMappingMembers>(ref reader, options)!.ToMapping();

    public override void Write(Utf8JsonWriter writer, ColumnMapping value, JsonSerializerOptions options)
    {
        if (value.Column is not null && ColumnMappingMembers.From(value).IsColumnAlone)
            writer.WriteStringValue(value.Column);
        else
            JsonSerializer.Serialize(writer, ColumnMappingMembers.From(value), options);
    }
}
