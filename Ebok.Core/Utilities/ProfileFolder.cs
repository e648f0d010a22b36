using System.Text.Json;

namespace Ebok.Core.Utilities;

/// <summary>The profiles of an installation: <c>*.json</c> of one folder (but for <c>schema.json</c>, which describes
/// them).</summary>
public static class ProfileFolder
{
    /// <summary>Reads all profiles.</summary>
    /// <param name="folder">Absolute path.</param>
    /// <exception cref="InvalidProfilesException">At least one mistake; it holds all mistakes of all files.</exception>
    public static UtilityCatalog Read(string folder)
    {
        var mistakes = new List<string>();
        var profiles = new List<(string File, UtilityProfile Profile)>();
        foreach (var file in Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal))
        {
            var name = Path.GetFileName(file);
            if (name == "schema.json")
                continue;
            void Mistake(string path, string reason) => mistakes.Add($"{name}: {path}: {reason}");
            var profile = ReadOne(file, Mistake);
            if (profile is null)
                continue;
            ProfileRules.Check(profile, Mistake);
            CheckLogos(profile, folder, Mistake);
            foreach (var (other, earlier) in profiles)
                CheckPair(profile, earlier, other, Mistake);
            profiles.Add((name, profile));
        }
        if (profiles.Count == 0 && mistakes.Count == 0)
            mistakes.Add($"{folder}: there is no profile (*.json)");
        return mistakes.Count == 0
            ? new UtilityCatalog([.. profiles.Select(p => p.Profile)])
            : throw new InvalidProfilesException(mistakes);
    }

    private static UtilityProfile? ReadOne(string file, Action<string, string> mistake)
    {
        try
        {
            using var json = JsonDocument.Parse(
                File.ReadAllBytes(file),
                new JsonDocumentOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip }
            );
            var clean = true;
            ProfileShape.Check(
                json.RootElement,
                typeof(UtilityProfile),
                "$",
                (path, reason) =>
                {
                    clean = false;
                    mistake(path, reason);
                }
            );
            return clean ? json.Deserialize<UtilityProfile>(ProfileShape.Options) : null;
        }
        catch (JsonException e)
        {
            mistake($"line {e.LineNumber + 1}", $"is not JSON: {e.Message}");
            return null;
        }
    }

    private static void CheckLogos(UtilityProfile profile, string folder, Action<string, string> mistake)
    {
        Check(profile.Look.Logo, "$.look.logo");
        for (var i = 0; i < profile.Companies.Count; i++)
            Check(profile.Companies[i].Logo, $"$.companies[{i}].logo");

        void Check(string? logo, string path)
        {
            if (logo is null)
                return;
            if (logo != Path.GetFileName(logo) || Path.GetExtension(logo) is not (".svg" or ".png"))
                mistake(path, $"\"{logo}\" is not the name of an .svg or .png file beside the profile");
            else if (!File.Exists(Path.Combine(folder, logo)))
                mistake(path, $"there is no file {logo} beside the profile");
        }
    }

    private static void CheckPair(
        UtilityProfile profile,
        UtilityProfile earlier,
        string file,
        Action<string, string> mistake
    )
    {
        if (profile.Slug == earlier.Slug)
            mistake("$.slug", $"\"{profile.Slug}\" is already that of {file}");
        foreach (var host in profile.Hosts.Intersect(earlier.Hosts, StringComparer.OrdinalIgnoreCase))
            mistake("$.hosts", $"\"{host}\" is already that of {file}");
    }
}

/// <summary>Profiles with which the portal must not start.</summary>
/// <param name="mistakes">All of them: file, JSON path, reason.</param>
public sealed class InvalidProfilesException(IReadOnlyList<string> mistakes) : Exception(string.Join('\n', mistakes))
{
    /// <summary>One line each.</summary>
    public IReadOnlyList<string> Mistakes { get; } = mistakes;
}
