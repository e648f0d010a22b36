using Ebok.Core.Profiles.Forms;

namespace Ebok.Web.Operator.Profiles;

/// <summary>Where a field stands, in words: Firmy › Firma 1 › NIP.</summary>
internal static class SettingPlace
{
    public static string Of(string path, IEnumerable<SettingNode> settings)
    {
        foreach (var setting in settings)
            if (Way(setting, path) is { } way)
                return string.Join(" › ", way);
        return path;
    }

    private static IEnumerable<string>? Way(SettingNode node, string path)
    {
        if (
            path != node.Path
            && !path.StartsWith(node.Path + ".", StringComparison.Ordinal)
            && !path.StartsWith(node.Path + "[", StringComparison.Ordinal)
        )
            return null;
        var below = node
            .Children.Select((c, i) => (Way: Way(c, path), Index: i))
            .FirstOrDefault(w => w.Way is not null);
        var own = node.Name.Length > 0 ? SettingWords.Label(node.Owner, node.Name) : null;
        IEnumerable<string> rest = below.Way ?? [];
        if (node.Kind == SettingKind.List && below.Way is not null)
            rest = rest.Prepend($"{SettingWords.Item(node.ItemType!)} {below.Index + 1}");
        return own is null ? rest : rest.Prepend(own);
    }
}
