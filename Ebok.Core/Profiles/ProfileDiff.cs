using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Ebok.Core.Profiles.Forms;
using Ebok.Core.Utilities;

namespace Ebok.Core.Profiles;

/// <summary>A setting on the way to what changed.</summary>
/// <param name="Owner">The record that has it.</param>
/// <param name="Name">The setting; empty: an item of a list.</param>
/// <param name="Item">Of an item: what it is called.</param>
public sealed record ChangeStep(string Owner, string Name, string? Item = null);

/// <summary>What happened to a setting.</summary>
public enum ChangeKind
{
    /// <summary>It has another value.</summary>
    Changed,

    /// <summary>An item of a list is new.</summary>
    Added,

    /// <summary>An item of a list is gone.</summary>
    Removed,

    /// <summary>The items of a list stand in another order.</summary>
    Reordered,
}

/// <summary>One difference between two versions of a profile.</summary>
/// <param name="Way">From the top down.</param>
/// <param name="Kind">What happened.</param>
/// <param name="Before">The value before; null: none.</param>
/// <param name="After">The value after; null: none.</param>
/// <param name="ChoiceType">Where the values are of an enum: its name.</param>
public sealed record ProfileChange(
    IReadOnlyList<ChangeStep> Way,
    ChangeKind Kind,
    string? Before = null,
    string? After = null,
    string? ChoiceType = null
);

/// <summary>Says in settings, not in lines of text, in what two profiles differ.</summary>
public static class ProfileDiff
{
    // By what an item of a list is known, in the order in which it is looked for.
    private static readonly string[] Keys = ["key", "nip", "field", "kind", "about", "title", "label"];

    /// <summary>The differences, in the order of the profile.</summary>
    public static IReadOnlyList<ProfileChange> Between(UtilityProfile before, UtilityProfile after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        var changes = new List<ProfileChange>();
        Objects(Parsed(before), Parsed(after), typeof(UtilityProfile), [], changes);
        return changes;
    }

    private static JsonObject Parsed(UtilityProfile profile) => ProfileJson.Parse(ProfileJson.Write(profile))!;

    private static void Objects(
        JsonObject? before,
        JsonObject? after,
        Type type,
        IReadOnlyList<ChangeStep> way,
        List<ProfileChange> changes
    )
    {
        foreach (var property in SettingTree.Properties(type))
        {
            var (a, b) = (before?[property.Name], after?[property.Name]);
            if (!JsonNode.DeepEquals(a, b))
                Values(a, b, property, [.. way, new(type.Name, property.Name)], changes);
        }
    }

    private static void Values(
        JsonNode? before,
        JsonNode? after,
        JsonPropertyInfo property,
        IReadOnlyList<ChangeStep> way,
        List<ProfileChange> changes
    )
    {
        var info = SettingTree.Info(property.PropertyType);
        switch (SettingTree.KindOf(property))
        {
            case SettingKind.Group:
                Objects(before as JsonObject, after as JsonObject, info.Type, way, changes);
                break;
            case SettingKind.List:
                Lists(before, after, SettingTree.Bare(info.ElementType!), way, changes);
                break;
            case SettingKind.Lines:
                changes.Add(new(way, ChangeKind.Changed, Joined(before), Joined(after)));
                break;
            case SettingKind.Choices:
                var of = SettingTree.Bare(info.ElementType!).Name;
                changes.Add(new(way, ChangeKind.Changed, Joined(before), Joined(after), of));
                break;
            default:
                var choice =
                    info.Type.IsEnum ? info.Type.Name
                    : info.Type == typeof(bool) ? "Boolean"
                    : null;
                changes.Add(new(way, ChangeKind.Changed, SettingTree.Text(before), SettingTree.Text(after), choice));
                break;
        }
    }

    private static void Lists(
        JsonNode? before,
        JsonNode? after,
        Type item,
        IReadOnlyList<ChangeStep> way,
        List<ProfileChange> changes
    )
    {
        var (old, now) = (Named(before), Named(after));
        IReadOnlyList<ChangeStep> To(string name) => [.. way, new(item.Name, "", name)];
        foreach (var (key, value) in old.Where(o => !now.ContainsKey(o.Key)))
            changes.Add(new(To(NameOf(value)), ChangeKind.Removed, NameOf(value)));
        foreach (var (key, value) in now)
            if (!old.TryGetValue(key, out var was))
                changes.Add(new(To(NameOf(value)), ChangeKind.Added, null, NameOf(value)));
            else
                Objects(was, value, item, To(NameOf(value)), changes);
        if (!old.Keys.Where(now.ContainsKey).SequenceEqual(now.Keys.Where(old.ContainsKey)))
            changes.Add(new(way, ChangeKind.Reordered));
    }

    // Items by what they are known by; of two with the same the second has a number.
    private static Dictionary<string, JsonObject> Named(JsonNode? list)
    {
        var named = new Dictionary<string, JsonObject>(StringComparer.Ordinal);
        foreach (var item in SettingTree.Items(list).OfType<JsonObject>())
        {
            var key = KeyOf(item);
            for (var n = 2; !named.TryAdd(n == 2 ? key : $"{key} ({n - 1})", item); n++) { }
        }
        return named;
    }

    private static string KeyOf(JsonObject item) =>
        Keys.Select(k => SettingTree.Text(item[k])).FirstOrDefault(t => t is not null) ?? "";

    private static string NameOf(JsonObject item) =>
        ((string[])["shortName", "label", "title"])
            .Select(k => SettingTree.Text(item[k]))
            .FirstOrDefault(t => t is not null)
        ?? KeyOf(item);

    private static string? Joined(JsonNode? list) =>
        list is JsonArray items ? string.Join('\n', items.Select(SettingTree.Text)) : null;
}
