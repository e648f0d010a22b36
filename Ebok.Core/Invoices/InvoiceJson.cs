using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Ebok.Core.Shared;

namespace Ebok.Core.Invoices;

/// <summary><see cref="InvoiceContent"/> as it is stored in <c>InvoiceBody.Content</c>: UTF-8 JSON, money in grosze,
/// decimals with the digits of the source, empty values left out.</summary>
internal static class InvoiceJson
{
    private static readonly InvoiceJsonContext Context = new(
        new JsonSerializerOptions
        {
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
            Converters = { new MoneyJson() },
            // Never put into HTML as it is: Polish letters and quotes may stay readable.
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        }
    );

    /// <summary>To store.</summary>
    internal static byte[] Serialize(InvoiceContent content) =>
        JsonSerializer.SerializeToUtf8Bytes(content, Context.InvoiceContent);

    /// <summary>From the store.</summary>
    /// <exception cref="JsonException">The row was tampered with.</exception>
    internal static InvoiceContent Deserialize(byte[] json) =>
        JsonSerializer.Deserialize(json, Context.InvoiceContent) ?? throw new JsonException("no invoice");

    /// <summary>Money as whole grosze.</summary>
    private sealed class MoneyJson : JsonConverter<Money>
    {
        public override Money Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            new(reader.GetInt64());

        public override void Write(Utf8JsonWriter writer, Money value, JsonSerializerOptions options) =>
            writer.WriteNumberValue(value.Grosze);
    }
}

/// <summary>Made by the compiler: no reflection when an invoice is read or imported.</summary>
[JsonSerializable(typeof(InvoiceContent))]
internal sealed partial class InvoiceJsonContext : JsonSerializerContext;
