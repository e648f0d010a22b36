namespace Ebok.Core.Utilities;

/// <summary>The utilities of this installation as they are now: read at start, and taken anew when an administrator
/// publishes a profile, here or on another server. Reading is one field; nobody sees half of a change. A request keeps
/// the profile that it began with.</summary>
public sealed class UtilityCatalog(IReadOnlyList<UtilityProfile> profiles)
{
    private volatile Snapshot now = new(profiles);

    /// <summary>All of them, by name.</summary>
    public IReadOnlyList<UtilityProfile> All => now.All;

    /// <summary>The utility of an address, or null.</summary>
    public UtilityProfile? Find(string? slug) => slug is null ? null : now.BySlug.GetValueOrDefault(slug);

    /// <summary>The utility that has this host name of its own, or null.</summary>
    public UtilityProfile? FindByHost(string host) => now.ByHost.GetValueOrDefault(host);

    /// <summary>From now on these are all.</summary>
    internal void Replace(IReadOnlyList<UtilityProfile> all) => now = new(all);

    private sealed class Snapshot(IReadOnlyList<UtilityProfile> profiles)
    {
        public readonly Dictionary<string, UtilityProfile> BySlug = profiles.ToDictionary(
            p => p.Slug,
            StringComparer.Ordinal
        );

        public readonly Dictionary<string, UtilityProfile> ByHost = profiles
            .SelectMany(p => p.Hosts.Select(host => (host, p)))
            .ToDictionary(h => h.host, h => h.p, StringComparer.OrdinalIgnoreCase);

        public readonly IReadOnlyList<UtilityProfile> All =
        [
            .. profiles.OrderBy(p => p.Name, StringComparer.Create(new("pl-PL"), ignoreCase: true)),
        ];
    }
}
