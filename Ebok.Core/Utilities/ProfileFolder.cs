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
        var files = ReadFiles(folder);
        return files.Count > 0
            ? new UtilityCatalog([.. files.Select(f => f.Profile)])
            : throw new InvalidProfilesException([$"{folder}: there is no profile (*.json)"]);
    }

    /// <summary>Reads all profiles; there may be none.</summary>
    /// <exception cref="InvalidProfilesException">At least one mistake; it holds all mistakes of all files.</exception>
    public static IReadOnlyList<ProfileFile> ReadFiles(string folder)
    {
        var mistakes = new List<string>();
        var files = new List<ProfileFile>();
        foreach (var file in Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal))
        {
            var name = Path.GetFileName(file);
            if (name == "schema.json")
                continue;
            void Mistake(string path, ProfileReason reason) => mistakes.Add($"{name}: {path}: {reason.English}");
            var profile = ProfileJson.Read(File.ReadAllBytes(file), Mistake);
            if (profile is null)
                continue;
            ProfileRules.Check(profile, Mistake);
            CheckLogos(profile, logo => File.Exists(Path.Combine(folder, logo)), Mistake);
            foreach (var (other, earlier) in files)
                CheckPair(profile, earlier, other, Mistake);
            files.Add(new(name, profile));
        }
        return mistakes.Count == 0 ? files : throw new InvalidProfilesException(mistakes);
    }

    /// <summary>Every logo is a name that is there.</summary>
    internal static void CheckLogos(
        UtilityProfile profile,
        Func<string, bool> isThere,
        Action<string, ProfileReason> mistake
    )
    {
        Check(profile.Look.Logo, "$.look.logo");
        for (var i = 0; i < profile.Companies.Count; i++)
            Check(profile.Companies[i].Logo, $"$.companies[{i}].logo");

        void Check(string? logo, string path)
        {
            if (logo is null)
                return;
            if (logo != Path.GetFileName(logo) || Path.GetExtension(logo) is not (".svg" or ".png"))
                mistake(
                    path,
                    ProfileReason.Of(
                        "LogoName",
                        $"\"{logo}\" is not the name of an .svg or .png file beside the profile"
                    )
                );
            else if (!isThere(logo))
                mistake(path, ProfileReason.Of("NoLogo", $"there is no file {logo} beside the profile"));
        }
    }

    /// <summary>What two utilities may not share.</summary>
    internal static void CheckPair(
        UtilityProfile profile,
        UtilityProfile earlier,
        string file,
        Action<string, ProfileReason> mistake
    )
    {
        if (profile.Slug == earlier.Slug)
            mistake("$.slug", ProfileReason.Of("OfAnother", $"\"{profile.Slug}\" is already that of {file}"));
        foreach (var host in profile.Hosts.Intersect(earlier.Hosts, StringComparer.OrdinalIgnoreCase))
            mistake("$.hosts", ProfileReason.Of("OfAnother", $"\"{host}\" is already that of {file}"));
    }
}

/// <summary>A profile and the file that it stands in.</summary>
/// <param name="File">Name of the file.</param>
/// <param name="Profile">What it says.</param>
public sealed record ProfileFile(string File, UtilityProfile Profile);

/// <summary>Profiles with which the portal must not start.</summary>
/// <param name="mistakes">All of them: file, JSON path, reason.</param>
public sealed class InvalidProfilesException(IReadOnlyList<string> mistakes) : Exception(string.Join('\n', mistakes))
{
    /// <summary>One line each.</summary>
    public IReadOnlyList<string> Mistakes { get; } = mistakes;
}
