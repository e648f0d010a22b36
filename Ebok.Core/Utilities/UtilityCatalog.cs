namespace Ebok.Core.Utilities;

/// <summary>The utilities of this installation, read at start.</summary>
public sealed class UtilityCatalog(IReadOnlyList<UtilityProfile> profiles)
{
    private readonly Dictionary<string, UtilityProfile> bySlug = profiles.ToDictionary(
        p => p.Slug,
        StringComparer.Ordinal
    );

    private readonly Dictionary<string, UtilityProfile> byHost = profiles
        .SelectMany(p => p.Hosts.Select(host => (host, p)))
        .ToDictionary(h => h.host, h => h.p, StringComparer.OrdinalIgnoreCase);

    /// <summary>All of them, by name.</summary>
    public IReadOnlyList<UtilityProfile> All { get; } =
    [.. profiles.OrderBy(p => p.Name, StringComparer.Create(new("pl-PL"), ignoreCase: true))];

    /// <summary>The utility of an address, or null.</summary>
    public UtilityProfile? Find(string? slug) => slug is null ? null : bySlug.GetValueOrDefault(slug);

    /// <summary>The utility that has this host name of its own, or null.</summary>
    public UtilityProfile? FindByHost(string host) => byHost.GetValueOrDefault(host);
}
