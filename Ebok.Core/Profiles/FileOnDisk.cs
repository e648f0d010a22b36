using Ebok.Core.Shared;
using Ebok.Core.Utilities;

namespace Ebok.Core.Profiles;

/// <summary>The file of a utility's profile as it is now.</summary>
/// <param name="File">Its name.</param>
/// <param name="Profile">What it says; null: it has mistakes.</param>
/// <param name="Hash">Of what it says; null: it has mistakes.</param>
internal sealed record FileOnDisk(string File, UtilityProfile? Profile, string? Hash)
{
    /// <summary>Null where the utility has no file.</summary>
    public static FileOnDisk? Read(ProfileFiles files, UtilityId utility)
    {
        var name = files.Files.FirstOrDefault(f => f.Profile.Id == utility)?.File ?? utility.Slug + ".json";
        var path = Path.Combine(files.Folder, name);
        try
        {
            if (!System.IO.File.Exists(path))
                return null;
            var mistakes = 0;
            var profile = ProfileJson.Read(System.IO.File.ReadAllBytes(path), (_, _) => mistakes++);
            if (profile is not null)
                ProfileRules.Check(profile, (_, _) => mistakes++);
            return profile is null || mistakes > 0 || profile.Id != utility
                ? new(name, null, null)
                : new(name, profile, ProfileJson.HashOf(ProfileJson.Write(profile)));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new(name, null, null);
        }
    }
}
