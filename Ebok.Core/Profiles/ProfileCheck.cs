using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Ebok.Core.Data;
using Ebok.Core.Utilities;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.Profiles;

/// <summary>Looks at an edited profile as the start of the program looks at a file, and at what is stored: all that is
/// wrong with it at once.</summary>
internal static class ProfileCheck
{
    /// <summary>The profile, null where its shape is wrong, and every mistake.</summary>
    /// <param name="db">Of the utility.</param>
    /// <param name="edited">What was edited.</param>
    /// <param name="inForce">What holds now; null: the utility is new.</param>
    /// <param name="catalog">The others.</param>
    /// <param name="folder">Where the files stand, with their logos.</param>
    /// <param name="cancel">Given up.</param>
    public static async Task<(UtilityProfile? Profile, IReadOnlyList<ProfileMistake> Mistakes)> RunAsync(
        EbokDb db,
        JsonObject edited,
        UtilityProfile? inForce,
        UtilityCatalog catalog,
        string folder,
        CancellationToken cancel
    )
    {
        var mistakes = new List<ProfileMistake>();
        var profile = Read(edited, inForce, mistakes, out var whole);
        if (profile is null)
            return (null, mistakes);
        var wrong = mistakes.Select(m => TopOf(m.Path)).ToHashSet(StringComparer.Ordinal);
        void Mistake(string path, ProfileReason reason)
        {
            if (!wrong.Contains(TopOf(path)))
                mistakes.Add(new(path, reason));
        }
        ProfileRules.Check(profile, Mistake);
        var logos = await db.ProfileLogos.Select(l => l.Name).ToListAsync(cancel);
        ProfileFolder.CheckLogos(
            profile,
            logo => logos.Contains(logo) || File.Exists(Path.Combine(folder, logo)),
            Mistake
        );
        foreach (var other in catalog.All.Where(u => inForce is null || u.Id != inForce.Id))
            ProfileFolder.CheckPair(profile, other, other.ShortName, Mistake);
        if (inForce is not null)
            await StoredRows.CheckAsync(db, inForce, profile, Mistake, cancel);
        return (whole ? profile : null, mistakes);
    }

    // Where the shape of one setting is wrong, what holds now stands in for it, so that the rest is looked at too.
    private static UtilityProfile? Read(
        JsonObject edited,
        UtilityProfile? inForce,
        List<ProfileMistake> mistakes,
        out bool whole
    )
    {
        var read = Read(edited, mistakes);
        whole = read is not null;
        if (whole || inForce is null)
            return read;
        var mended = edited.DeepClone().AsObject();
        var now = ProfileJson.Parse(ProfileJson.Write(inForce))!;
        foreach (var top in mistakes.Select(m => TopOf(m.Path)).Distinct(StringComparer.Ordinal))
            if (now[top] is { } value)
                mended[top] = value.DeepClone();
            else
                mended.Remove(top);
        return Read(mended, []);
    }

    private static UtilityProfile? Read(JsonObject json, List<ProfileMistake> mistakes)
    {
        using var document = JsonDocument.Parse(Encoding.UTF8.GetBytes(json.ToJsonString()));
        return ProfileJson.Read(document.RootElement, (path, reason) => mistakes.Add(new(path, reason)));
    }

    /// <summary>menu of $.menu[2].label.</summary>
    internal static string TopOf(string path) => path.Length > 2 ? path[2..].Split('.', '[')[0] : path;
}
