using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Ebok.Core.Utilities;

/// <summary>The shape of a profile's JSON: what the records say, checked in one walk that finds every mistake (the
/// serializer alone would stop at the first).</summary>
internal static class ProfileShape
{
    /// <summary>How profiles are written: camelCase, enums by name, comments and trailing commas allowed.</summary>
    internal static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        AllowTrailingCommas = true,
        NumberHandling = JsonNumberHandling.Strict,
        PropertyNameCaseInsensitive = false,
        ReadCommentHandling = JsonCommentHandling.Skip,
        RespectNullableAnnotations = true,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };

    /// <summary>Adds every mistake of shape below the value: path and reason.</summary>
    internal static void Check(JsonElement value, Type type, string path, Action<string, ProfileReason> mistake)
    {
        var info = Options.GetTypeInfo(Nullable.GetUnderlyingType(type) ?? type);
        switch (info.Kind)
        {
            case JsonTypeInfoKind.Object when value.ValueKind == JsonValueKind.Object:
                CheckObject(value, info, path, mistake);
                break;
            case JsonTypeInfoKind.Enumerable when value.ValueKind == JsonValueKind.Array:
                var index = 0;
                foreach (var item in value.EnumerateArray())
                    Check(item, info.ElementType!, $"{path}[{index++}]", mistake);
                break;
            case JsonTypeInfoKind.None when Reads(value, info.Type):
                break;
            default:
                mistake(path, WrongKind(value, info));
                break;
        }
    }

    private static void CheckObject(
        JsonElement value,
        JsonTypeInfo info,
        string path,
        Action<string, ProfileReason> mistake
    )
    {
        var known = info.Properties.ToDictionary(p => p.Name, StringComparer.Ordinal);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var member in value.EnumerateObject())
        {
            var here = $"{path}.{member.Name}";
            if (!seen.Add(member.Name))
                mistake(here, ProfileReason.Of("FieldTwice", $"stands twice"));
            else if (!known.TryGetValue(member.Name, out var property))
                mistake(
                    here,
                    ProfileReason.Of(
                        "Unknown",
                        $"is not known; known here: {string.Join(", ", known.Keys.Order(StringComparer.Ordinal))}"
                    )
                );
            else if (member.Value.ValueKind != JsonValueKind.Null || !property.IsSetNullable)
                Check(member.Value, property.PropertyType, here, mistake);
        }
        foreach (var property in info.Properties.Where(p => p.IsRequired && !seen.Contains(p.Name)))
            mistake($"{path}.{property.Name}", ProfileReason.Of("Missing", $"is missing"));
    }

    private static bool Reads(JsonElement value, Type type)
    {
        try
        {
            return value.Deserialize(type, Options) is not null;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static ProfileReason WrongKind(JsonElement value, JsonTypeInfo info) =>
        ProfileReason.Of(
            info.Kind is JsonTypeInfoKind.Object or JsonTypeInfoKind.Enumerable ? "WrongKind"
                : info.Type.IsEnum ? "NotAChoice"
                : info.Type == typeof(int) ? "NotANumber"
                : info.Type == typeof(DateOnly) ? "NotADate"
                : "WrongKind",
            $"{Shown(value)} is not {Wanted(info)}"
        );

    private static string Shown(JsonElement value)
    {
        var text = value.GetRawText();
        return text.Length <= 60 ? text : text[..60] + "…";
    }

    private static string Wanted(JsonTypeInfo info) =>
        info.Kind switch
        {
            JsonTypeInfoKind.Object => "an object",
            JsonTypeInfoKind.Enumerable => "a list",
            _ when info.Type.IsEnum => "one of "
                + string.Join(", ", Enum.GetNames(info.Type).Select(JsonNamingPolicy.CamelCase.ConvertName)),
            _ when info.Type == typeof(bool) => "true or false",
            _ when info.Type == typeof(int) => "a whole number",
            _ when info.Type == typeof(DateOnly) => "a day as 2026-03-31",
            _ => "a text",
        };
}
