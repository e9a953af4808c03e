using System.Text.Json;
using System.Text.Json.Serialization;

namespace DunnHumbyColumnar.Marts;

/// <summary>Sales by section as a JSON object: money by section name.</summary>
sealed class SectionSalesJson : JsonConverter<SectionSales>
{
    static readonly CentsJson Money = new();

    public override SectionSales Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var sales = new Dictionary<string, Cents>();
        if (reader.TokenType != JsonTokenType.StartObject)
            throw new JsonException("sales by section are an object");
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            string name = reader.GetString()!;
            reader.Read();
            sales[name] = Money.Read(ref reader, typeof(Cents), options);
        }

        try
        {
            return SectionSales.Create(sales);
        }
        catch (ArgumentException failure)
        {
            throw new JsonException(failure.Message, failure);
        }
    }

    public override void Write(Utf8JsonWriter writer, SectionSales value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        foreach (var (name, sales) in value)
        {
            writer.WritePropertyName(name);
            Money.Write(writer, sales, options);
        }

        writer.WriteEndObject();
    }
}
