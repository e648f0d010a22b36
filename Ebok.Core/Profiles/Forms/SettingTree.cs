using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Ebok.Core.Utilities;

namespace Ebok.Core.Profiles.Forms;

/// <summary>The settings of a profile as forms show them, walked along the records.</summary>
public static class SettingTree
{
    // Not for people, or not to be changed.
    private static readonly string[] Hidden = ["$schema"];

    // In files of the schema, and without any effect: a test looks for more of them.
    private static readonly string[] ReadByNothing = ["CustomerCodeRule.shortLabel"];
    private static readonly string[] LockedPaths = ["$.slug"];
    private static readonly string[] Paragraphs = ["lead", "text", "basis", "patternText", "whereOnInvoice", "hint"];
    private static readonly string[] Titles = ["shortName", "label", "title", "key", "field", "kind", "about", "name"];

    /// <summary>Names of all that a profile holds, in its order: <c>name</c>, <c>look</c>, <c>menu</c>.</summary>
    public static IReadOnlyList<string> TopLevel { get; } = [.. Properties(typeof(UtilityProfile)).Select(p => p.Name)];

    /// <summary>One of them.</summary>
    public static SettingNode Of(JsonObject profile, string name)
    {
        ArgumentNullException.ThrowIfNull(profile);
        var property = Properties(typeof(UtilityProfile)).Single(p => p.Name == name);
        return Node(property, profile[name], "$", new UtilityDefaults());
    }

    /// <summary>A profile's record type by its name, for tests and texts.</summary>
    internal static IEnumerable<(Type Owner, JsonPropertyInfo Property)> AllProperties() =>
        [.. Walk(typeof(UtilityProfile), [])];

    internal static IEnumerable<JsonPropertyInfo> Properties(Type type) =>
        ProfileShape
            .Options.GetTypeInfo(type)
            .Properties.Where(p =>
                p.Get is not null
                && !Hidden.Contains(p.Name)
                && !ReadByNothing.Contains($"{p.DeclaringType.Name}.{p.Name}")
            );

    internal static Type Bare(Type type) => Nullable.GetUnderlyingType(type) ?? type;

    internal static JsonTypeInfo Info(Type type) => ProfileShape.Options.GetTypeInfo(Bare(type));

    internal static SettingKind KindOf(JsonPropertyInfo property)
    {
        var info = Info(property.PropertyType);
        return info.Kind switch
        {
            JsonTypeInfoKind.Object => SettingKind.Group,
            JsonTypeInfoKind.Enumerable => Info(info.ElementType!) switch
            {
                { Kind: JsonTypeInfoKind.Object } => SettingKind.List,
                { Type.IsEnum: true } => SettingKind.Choices,
                _ => SettingKind.Lines,
            },
            _ when info.Type.IsEnum => SettingKind.Choice,
            _ when info.Type == typeof(bool) => SettingKind.Flag,
            _ when info.Type == typeof(int) => SettingKind.Number,
            _ when info.Type == typeof(DateOnly) => SettingKind.Date,
            _ when Paragraphs.Contains(property.Name) => SettingKind.LongText,
            _ => SettingKind.Text,
        };
    }

    internal static IReadOnlyList<string> OptionsOf(Type type) =>
        [.. Enum.GetNames(Bare(type)).Select(JsonNamingPolicy.CamelCase.ConvertName)];

    private static SettingNode Node(JsonPropertyInfo property, JsonNode? value, string above, UtilityDefaults defaults)
    {
        var path = $"{above}.{property.Name}";
        var info = Info(property.PropertyType);
        var node = new SettingNode(path, property.DeclaringType.Name, property.Name, KindOf(property))
        {
            Required = property.IsRequired,
            Locked = LockedPaths.Contains(path),
            Default = property.IsRequired ? null : defaults.Of(property),
            Value = Text(value),
        };
        switch (node.Kind)
        {
            case SettingKind.Choice:
                return node with { ChoiceType = info.Type.Name, Options = OptionsOf(info.Type) };
            case SettingKind.Flag when value is null:
                return node with { Value = node.Default };
            case SettingKind.Choices:
                return node with
                {
                    ChoiceType = Bare(info.ElementType!).Name,
                    Options = OptionsOf(info.ElementType!),
                    Chosen = [.. Items(value).Select(i => Text(i) ?? "")],
                };
            case SettingKind.Lines:
                return node with { Value = string.Join('\n', Items(value).Select(Text)) };
            case SettingKind.Group:
                return Group(node, info.Type, value as JsonObject, defaults) with
                {
                    MayBeAbsent = property.IsSetNullable,
                    IsPresent = value is not null || !property.IsSetNullable,
                };
            case SettingKind.List:
                var item = Bare(info.ElementType!);
                return node with
                {
                    ItemType = item.Name,
                    Children =
                    [
                        .. Items(value)
                            .Select(
                                (v, i) =>
                                    Group(
                                        new SettingNode($"{path}[{i}]", item.Name, "", SettingKind.Group),
                                        item,
                                        v as JsonObject,
                                        defaults
                                    )
                            ),
                    ],
                };
            default:
                return node;
        }
    }

    private static SettingNode Group(SettingNode node, Type type, JsonObject? value, UtilityDefaults defaults) =>
        node with
        {
            Children = [.. Properties(type).Select(p => Node(p, value?[p.Name], node.Path, defaults))],
            Title = Titles.Select(t => Text(value?[t])).FirstOrDefault(t => !string.IsNullOrWhiteSpace(t)),
        };

    internal static IEnumerable<JsonNode?> Items(JsonNode? value) => value as JsonArray ?? [];

    internal static string? Text(JsonNode? value) =>
        value switch
        {
            JsonValue v when v.TryGetValue<string>(out var text) => text,
            JsonValue v when v.TryGetValue<bool>(out var flag) => flag ? "true" : "false",
            JsonValue v => v.ToJsonString(),
            _ => null,
        };

    private static IEnumerable<(Type Owner, JsonPropertyInfo Property)> Walk(Type type, HashSet<Type> seen)
    {
        if (!seen.Add(type))
            yield break;
        foreach (var property in Properties(type))
        {
            yield return (type, property);
            var info = Info(property.PropertyType);
            var below = info.Kind == JsonTypeInfoKind.Enumerable ? Info(info.ElementType!) : info;
            if (below.Kind == JsonTypeInfoKind.Object)
                foreach (var deeper in Walk(below.Type, seen))
                    yield return deeper;
        }
    }
}

/// <summary>What a setting is where a profile does not say: the records' own initial values.</summary>
internal sealed class UtilityDefaults
{
    private readonly Dictionary<Type, object?> fresh = [];

    public string? Of(JsonPropertyInfo property)
    {
        var type = property.DeclaringType;
        if (!fresh.TryGetValue(type, out var made))
            fresh[type] = made = Activator.CreateInstance(type);
        return property.Get!(made!) switch
        {
            string text => text,
            bool flag => flag ? "true" : "false",
            int number => number.ToString(CultureInfo.InvariantCulture),
            Enum choice => JsonNamingPolicy.CamelCase.ConvertName(choice.ToString()),
            _ => null,
        };
    }
}
