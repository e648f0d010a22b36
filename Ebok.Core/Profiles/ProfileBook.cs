using Ebok.Core.Data;
using Ebok.Core.Shared;
using Ebok.Core.Utilities;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Ebok.Core.Profiles;

/// <summary>The files of the profiles, as they were at start.</summary>
/// <param name="Folder">Where they stand; absolute.</param>
/// <param name="Files">What they said.</param>
/// <param name="Only"><c>Ebok__Profiles=files</c>, the way out: published versions are left aside.</param>
public sealed record ProfileFiles(string Folder, IReadOnlyList<ProfileFile> Files, bool Only = false)
{
    /// <summary>The profile of a utility's file; null where it has none.</summary>
    public UtilityProfile? Of(UtilityId utility) => Files.FirstOrDefault(f => f.Profile.Id == utility)?.Profile;
}

/// <summary>Keeps the catalogue to what is in force: of each utility the last published version, or its file as long as
/// nothing was published. Any server may publish; the others ask the database now and then.</summary>
public sealed class ProfileBook(UtilityCatalog catalog, ProfileFiles files, EbokStore store, ILogger<ProfileBook> log)
    : IDisposable
{
    private readonly SemaphoreSlim turn = new(1, 1);
    private Dictionary<UtilityId, int> numbers = [];
    private readonly HashSet<(UtilityId, int)> refused = [];

    /// <summary>The version in force here; 0: the file.</summary>
    public int NumberOf(UtilityId utility) => numbers.GetValueOrDefault(utility);

    /// <summary>At start, once the schema is there.</summary>
    /// <exception cref="InvalidProfilesException">A published version is none that this program can take.</exception>
    public async Task LoadAsync(CancellationToken cancel)
    {
        var mistakes = await TakeAsync(cancel);
        if (mistakes.Count > 0)
            throw new InvalidProfilesException([
                .. mistakes,
                "These versions were published at the dashboard. Ebok__Profiles=files starts with the files alone.",
            ]);
        if (catalog.All.Count > 0)
            return;
        // A set-up page may follow; not where a utility was, and its folder is not the one that is read.
        await using var db = store.ReadAll();
        if (await db.StaffGrants.IgnoreQueryFilters().AnyAsync(cancel))
            throw new InvalidProfilesException([
                $"{files.Folder}: there is no profile (*.json), and the database has staff",
            ]);
    }

    /// <summary>Takes what was published since. A version that this program cannot take, as of a newer one beside it,
    /// leaves the utility as it is.</summary>
    public async Task RefreshAsync(CancellationToken cancel)
    {
        foreach (var mistake in await TakeAsync(cancel))
            log.LogError("A published profile is not taken: {Mistake}", mistake);
    }

    /// <inheritdoc/>
    public void Dispose() => turn.Dispose();

    private async Task<IReadOnlyList<string>> TakeAsync(CancellationToken cancel)
    {
        if (files.Only)
            return [];
        await turn.WaitAsync(cancel);
        try
        {
            await using var db = store.ReadAll();
            var latest = await db
                .ProfileVersions.IgnoreQueryFilters()
                .GroupBy(v => v.Utility)
                .Select(g => new { Utility = g.Key, Number = g.Max(v => v.Number) })
                .ToListAsync(cancel);
            var changed = latest
                .Where(l =>
                    numbers.GetValueOrDefault(l.Utility) != l.Number && !refused.Contains((l.Utility, l.Number))
                )
                .ToList();
            if (changed.Count == 0)
                return [];
            var mistakes = new List<string>();
            var taken = new Dictionary<UtilityId, UtilityProfile>();
            foreach (var version in changed)
            {
                var json = await db
                    .ProfileVersions.IgnoreQueryFilters()
                    .Where(v => v.Utility == version.Utility && v.Number == version.Number)
                    .Select(v => v.Json)
                    .SingleAsync(cancel);
                if (Read(version.Utility, version.Number, json, mistakes) is { } profile)
                    taken[version.Utility] = profile;
                else
                    refused.Add((version.Utility, version.Number));
            }
            if (taken.Count == 0)
                return mistakes;
            var all = catalog.All.ToDictionary(u => u.Id);
            foreach (var (utility, profile) in taken)
                all[utility] = profile;
            catalog.Replace([.. all.Values]);
            var now = new Dictionary<UtilityId, int>(numbers);
            foreach (var version in changed.Where(c => taken.ContainsKey(c.Utility)))
            {
                now[version.Utility] = version.Number;
                log.LogInformation("Profile of {Utility}: version {Number}", version.Utility, version.Number);
            }
            numbers = now;
            return mistakes;
        }
        finally
        {
            turn.Release();
        }
    }

    private static UtilityProfile? Read(UtilityId utility, int number, string json, List<string> mistakes)
    {
        var before = mistakes.Count;
        void Mistake(string path, ProfileReason reason) =>
            mistakes.Add($"{utility}, version {number} in the database: {path}: {reason.English}");
        var profile = ProfileJson.Read(System.Text.Encoding.UTF8.GetBytes(json), Mistake);
        if (profile is not null)
            ProfileRules.Check(profile, Mistake);
        return mistakes.Count == before ? profile : null;
    }
}
