using System.Globalization;
using System.Text.Json.Nodes;

namespace Ebok.Core.Profiles.Forms;

/// <summary>Puts what a form sent into a profile that is being edited. Nothing typed is lost: what cannot be a number
/// stays as it was typed, and is told as a mistake.</summary>
public static class SettingForm
{
    /// <summary>Name of the field that says that a list, group, flag or set of choices was on the page.</summary>
    public static string Marker(string path) => path + "?";

    /// <summary>Longest value that is taken; a longer one is cut.</summary>
    public const int Longest = 8000;

    private const int MostItems = 60;

    /// <summary>Takes the fields of one setting.</summary>
    /// <param name="profile">Is changed.</param>
    /// <param name="name">Of the setting: <c>menu</c>.</param>
    /// <param name="posted">Values of a field by its name, <see cref="SettingNode.Path"/>; none: it was not sent.</param>
    public static void Apply(JsonObject profile, string name, Func<string, IReadOnlyList<string>> posted)
    {
        ArgumentNullException.ThrowIfNull(profile);
        ArgumentNullException.ThrowIfNull(posted);
        var before = profile[name];
        Set(profile, name, Value(SettingTree.Of(profile, name), before, posted), before);
    }

    /// <summary>Adds an empty item at the end of a list, takes one out, or moves it: <c>dodaj:$.menu</c>,
    /// <c>usun:$.menu[2]</c>, <c>gora:…</c>, <c>dol:…</c>. The path of what is to be looked at next, or null where there
    /// is nothing such.</summary>
    public static string? Change(JsonObject profile, string act)
    {
        ArgumentNullException.ThrowIfNull(profile);
        ArgumentNullException.ThrowIfNull(act);
        if (act.Split(':', 2) is not [var verb, ['$', '.', ..] path])
            return null;
        var top = path[2..].Split('.', '[')[0];
        if (!SettingTree.TopLevel.Contains(top))
            return null;
        var tree = SettingTree.Of(profile, top).All().ToList();
        if (verb == "dodaj")
            return tree.Find(n => n.Path == path && n.Kind == SettingKind.List) is { } list ? Add(profile, list) : null;
        var found = tree.Find(n => n.Kind == SettingKind.List && n.Children.Any(c => c.Path == path));
        if (found is null || At(profile, found.Path) is not JsonArray items)
            return null;
        var index = found.Children.ToList().FindIndex(c => c.Path == path);
        if (index >= items.Count)
            return null;
        var to = verb switch
        {
            "gora" => index - 1,
            "dol" => index + 1,
            _ => index,
        };
        if (to < 0 || to >= items.Count)
            return path;
        var item = items[index];
        items.RemoveAt(index);
        if (verb == "usun")
            return items.Count == 0 ? found.Path : $"{found.Path}[{Math.Min(index, items.Count - 1)}]";
        items.Insert(to, item);
        return $"{found.Path}[{to}]";
    }

    private static string? Add(JsonObject profile, SettingNode list)
    {
        if (list.Children.Count >= MostItems)
            return list.Path;
        if (At(profile, list.Path) is not JsonArray items)
        {
            items = [];
            var (owner, name) = OwnerOf(profile, list.Path);
            if (owner is null)
                return null;
            owner[name] = items;
        }
        items.Add(Blank(list.ItemType!));
        return $"{list.Path}[{items.Count - 1}]";
    }

    private static JsonObject Blank(string itemType)
    {
        var blank = new JsonObject();
        var type = SettingTree.AllProperties().First(p => p.Owner.Name == itemType).Owner;
        foreach (var property in SettingTree.Properties(type).Where(p => p.IsRequired))
            blank[property.Name] = SettingTree.KindOf(property) switch
            {
                SettingKind.Choice => SettingTree.OptionsOf(property.PropertyType)[0],
                SettingKind.Flag => false,
                SettingKind.Number => 0,
                SettingKind.Lines or SettingKind.Choices or SettingKind.List => new JsonArray(),
                SettingKind.Group => Blank(SettingTree.Bare(property.PropertyType).Name),
                _ => "",
            };
        return blank;
    }

    private static JsonNode? Value(SettingNode node, JsonNode? before, Func<string, IReadOnlyList<string>> posted)
    {
        if (node.Locked)
            return before?.DeepClone();
        var sent = posted(node.Path);
        // A choice that has no field on the page, and lists and boxes that were not on it, stay as they are.
        var marked = posted(Marker(node.Path)).Count > 0;
        switch (node.Kind)
        {
            case SettingKind.Group when node.MayBeAbsent:
                var wanted = posted(node.Path + "!").Contains("true");
                return !marked && !node.IsPresent ? before?.DeepClone()
                    : marked && !wanted ? null
                    : node.IsPresent ? Group(node, before as JsonObject, posted)
                    : Blank(SettingTree.AllProperties().First(p => p.Owner.Name == node.Children[0].Owner).Owner.Name);
            case SettingKind.Group:
                return Group(node, before as JsonObject, posted);
            case SettingKind.List:
                return before is not JsonArray items
                    ? before?.DeepClone()
                    : new JsonArray([
                        .. node.Children.Select((c, i) => (JsonNode?)Group(c, items[i] as JsonObject, posted)),
                    ]);
            case SettingKind.Choices:
                return marked
                    ? new JsonArray([.. node.Options.Where(sent.Contains).Select(o => (JsonNode)o)])
                    : before?.DeepClone();
            case SettingKind.Flag:
                return marked ? sent.Contains("true") : before?.DeepClone();
            case SettingKind.Lines:
                return sent is [var lines, ..]
                    ? new JsonArray([
                        .. Clean(lines, keepLines: true)
                            .Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                            .Select(l => (JsonNode)l),
                    ])
                    : before?.DeepClone();
            default:
                return sent is [var typed, ..] ? Scalar(node, Clean(typed, keepLines: false)) : before?.DeepClone();
        }
    }

    private static JsonObject Group(SettingNode node, JsonObject? before, Func<string, IReadOnlyList<string>> posted)
    {
        var group = before?.DeepClone().AsObject() ?? [];
        foreach (var child in node.Children)
            Set(group, child.Name, Value(child, before?[child.Name], posted), before?[child.Name]);
        return group;
    }

    // Left empty: what the records say, or nothing; where it is needed it stays empty, and is told as a mistake.
    private static JsonNode? Scalar(SettingNode node, string typed)
    {
        if (typed.Length == 0)
            return node.Required ? "" : null;
        if (
            node.Kind == SettingKind.Number
            && int.TryParse(typed, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
        )
            return number;
        return typed;
    }

    private static void Set(JsonObject owner, string name, JsonNode? value, JsonNode? before)
    {
        if (value is null)
            owner.Remove(name);
        else if (!JsonNode.DeepEquals(value, before) || before is null)
            owner[name] = value;
    }

    private static string Clean(string typed, bool keepLines)
    {
        var text = (typed.Length <= Longest ? typed : typed[..Longest]).ReplaceLineEndings("\n");
        return (keepLines ? text : text.Replace('\n', ' ')).Trim();
    }

    private static JsonNode? At(JsonObject profile, string path)
    {
        JsonNode? node = profile;
        foreach (var part in path[2..].Split('.', '['))
            node = part.EndsWith(']')
                ? (node as JsonArray) is { } array
                && int.TryParse(part[..^1], CultureInfo.InvariantCulture, out var i)
                && i >= 0
                && i < array.Count
                    ? array[i]
                    : null
                : (node as JsonObject)?[part];
        return node;
    }

    private static (JsonObject? Owner, string Name) OwnerOf(JsonObject profile, string path)
    {
        var dot = path.LastIndexOf('.');
        return ((dot == 1 ? profile : At(profile, path[..dot])) as JsonObject, path[(dot + 1)..]);
    }
}
