using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Ebok.Core.Imports.Undo;

/// <summary>A property's value as JSON and back, in the form that the database holds.</summary>
internal static class TraceValues
{
    internal static JsonElement Write(IProperty property, object? value)
    {
        var mapping = property.GetRelationalTypeMapping();
        if (value is not null && mapping.Converter is { } converter)
            value = converter.ConvertToProvider(value);
        // Not every database keeps more than microseconds.
        if (value is DateTimeOffset instant)
            value = instant.AddTicks(-(instant.Ticks % TimeSpan.TicksPerMicrosecond));
        return JsonSerializer.SerializeToElement(value, value?.GetType() ?? typeof(object));
    }

    internal static object? Read(IProperty property, JsonElement json)
    {
        if (json.ValueKind == JsonValueKind.Null)
            return null;
        var converter = property.GetRelationalTypeMapping().Converter;
        var type = converter?.ProviderClrType ?? property.ClrType;
        var value = json.Deserialize(Nullable.GetUnderlyingType(type) ?? type);
        return converter is null ? value : converter.ConvertFromProvider(value);
    }

    internal static bool Same(JsonElement one, JsonElement other) => JsonElement.DeepEquals(one, other);
}
