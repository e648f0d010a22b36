using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Xml.Linq;
using Ebok.Core.Utilities;

namespace Ebok.Tests.Utilities;

/// <summary>Writes the JSON schema of the profiles from the records: types, required and unknown keys by the serializer's
/// own contract, descriptions from the <c>///</c> comments, defaults from fresh instances.</summary>
internal static class ProfileSchema
{
    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private static readonly Dictionary<string, string> Comments = XDocument
        .Load(Path.Combine(AppContext.BaseDirectory, "Ebok.Core.xml"))
        .Descendants("member")
        .Where(m => m.Element("summary") is not null)
        .ToDictionary(m => m.Attribute("name")!.Value, m => Folded(m.Element("summary")!.Value));

    /// <summary>The schema's text.</summary>
    internal static string Write()
    {
        var schema = (JsonObject)
            ProfileShape.Options.GetJsonSchemaAsNode(
                typeof(UtilityProfile),
                new JsonSchemaExporterOptions { TreatNullObliviousAsNonNullable = true, TransformSchemaNode = Explain }
            );
        var head = new JsonObject
        {
            ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
            ["title"] = "Ebok: profile of a utility",
        };
        foreach (var (key, value) in schema.ToList())
        {
            schema.Remove(key);
            head[key] = value;
        }
        return head.ToJsonString(Indented) + "\n";
    }

    /// <summary>Properties without a comment, as Type.Property.</summary>
    internal static IEnumerable<string> Unexplained() =>
        typeof(UtilityProfile)
            .Assembly.GetTypes()
            .Where(t => t.Namespace == typeof(UtilityProfile).Namespace && IsInProfile(t))
            .SelectMany(t => t.GetProperties(BindingFlags.Public | BindingFlags.Instance))
            .Where(p => Comment(p) is null)
            .Select(p => $"{p.DeclaringType!.Name}.{p.Name}");

    private static bool IsInProfile(Type type) => Write().Contains(Comment(type) ?? "?", StringComparison.Ordinal);

    private static JsonNode Explain(JsonSchemaExporterContext context, JsonNode node)
    {
        if (node is not JsonObject schema || context.PropertyInfo is not { } property)
            return Described(node, Comment(context.TypeInfo.Type));
        var member = (MemberInfo?)property.AttributeProvider as PropertyInfo;
        var comment = member is null ? null : Comment(member);
        if (Nullable.GetUnderlyingType(property.PropertyType) is null && property.PropertyType.IsEnum)
            comment += Choices(property.PropertyType);
        if (!property.IsRequired && Default(property) is { } value)
            schema["default"] = value;
        return Described(schema, comment);
    }

    private static JsonNode Described(JsonNode node, string? text)
    {
        if (node is JsonObject schema && text is not null)
            schema.Insert(0, "description", text);
        return node;
    }

    private static JsonNode? Default(System.Text.Json.Serialization.Metadata.JsonPropertyInfo property)
    {
        var fresh = Activator.CreateInstance(property.DeclaringType);
        var value = property.Get!(fresh!);
        // Objects say the defaults of their own properties.
        if (value is null || ProfileShape.Options.GetTypeInfo(value.GetType()).Kind.ToString() == "Object")
            return null;
        return JsonSerializer.SerializeToNode(value, property.PropertyType, ProfileShape.Options);
    }

    private static string Choices(Type type) =>
        string.Concat(
            Enum.GetNames(type)
                .Select(name =>
                    $" {JsonNamingPolicy.CamelCase.ConvertName(name)}: {Comments[$"F:{type.FullName}.{name}"]}"
                )
        );

    private static string? Comment(MemberInfo member) =>
        Comments.GetValueOrDefault(
            member is Type type ? $"T:{type.FullName}" : $"P:{member.DeclaringType!.FullName}.{member.Name}"
        );

    private static string Folded(string text) =>
        string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
