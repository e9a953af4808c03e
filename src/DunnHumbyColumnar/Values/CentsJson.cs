using System.Text.Json;
using System.Text.Json.Serialization;

namespace DunnHumbyColumnar;

/// <summary>Money as a JSON number with two decimals.</summary>
sealed class CentsJson : JsonConverter<Cents>
{
    public override Cents Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        decimal amount = reader.GetDecimal();
        try
        {
            return Cents.FromDecimal(amount);
        }
        catch (Exception failure) when (failure is ArgumentException or OverflowException)
        {
            throw new JsonException($"{amount} is no amount of money: {failure.Message}", failure);
        }
    }

    public override void Write(Utf8JsonWriter writer, Cents value, JsonSerializerOptions options) =>
        writer.WriteNumberValue(value.ToDecimal());
}
