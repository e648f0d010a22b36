using Ebok.Core.Profiles.Forms;

namespace Ebok.Web.Operator.Profiles;

/// <summary>A page of the settings.</summary>
/// <param name="Path">In the address: <c>firmy</c>.</param>
/// <param name="Names">The settings on it, as the profile names them.</param>
internal sealed record SettingSection(string Path, IReadOnlyList<string> Names)
{
    public string Title => SettingWords.Section(Path);

    public string Lead => SettingWords.SectionLead(Path);
}

/// <summary>Which setting is edited where. One that nobody has put anywhere stands on the last page: a profile that
/// learns something new can be edited at once.</summary>
internal static class SettingSections
{
    private static readonly IReadOnlyList<SettingSection> Named =
    [
        new("przedsiebiorstwo", ["slug", "name", "shortName", "officeName", "hosts", "media"]),
        new("wyglad", ["look"]),
        new("kontakt", ["contact"]),
        new("firmy", ["companies"]),
        new("kod-klienta", ["customerCode"]),
        new("logowanie", ["signIn"]),
        new("haslo", ["password"]),
        new("przypomnienie", ["reset"]),
        new("rejestracja", ["registration"]),
        new("czasy-i-limity", ["lifetimes", "limits"]),
        new("dokumenty", ["legal"]),
        new("menu", ["menu"]),
        new("pomoc", ["help"]),
        new("sprawy", ["notices", "caseNumber", "attachments", "clocks"]),
        new("dane", ["dataChange"]),
        new("odczyty", ["readings"]),
        new("zarzadcy", ["managers"]),
        new("odsetki", ["interest"]),
        new("dostepnosc", ["accessibility"]),
    ];

    /// <summary>All of them, none that would be empty.</summary>
    public static IReadOnlyList<SettingSection> All { get; } =
    [
        .. Named,
        .. SettingTree.TopLevel.Except(Named.SelectMany(s => s.Names)).ToList() is { Count: > 0 } rest
            ? [new SettingSection("inne", rest)]
            : Array.Empty<SettingSection>(),
    ];

    public static SettingSection? Find(string path) => All.FirstOrDefault(s => s.Path == path);

    /// <summary>The page on which a path of a profile is edited.</summary>
    public static SettingSection Of(string path)
    {
        var top = path.Length > 2 ? path[2..].Split('.', '[')[0] : "";
        return All.FirstOrDefault(s => s.Names.Contains(top)) ?? All[0];
    }
}
