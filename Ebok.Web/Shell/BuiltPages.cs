using System.Collections.Frozen;

namespace Ebok.Web.Shell;

/// <summary>Which pages of an office there are, read from the routes: menu and footer never lead nowhere, although a
/// profile may name pages that this version does not have yet.</summary>
public sealed class BuiltPages(IEnumerable<EndpointDataSource> sources)
{
    private readonly Lazy<FrozenSet<string>> paths = new(() =>
        sources
            .SelectMany(source => source.Endpoints)
            .OfType<RouteEndpoint>()
            .Select(endpoint => endpoint.RoutePattern.RawText?.TrimStart('/') ?? "")
            .Where(pattern => pattern.StartsWith("{slug}/", StringComparison.Ordinal))
            .Select(pattern => pattern["{slug}/".Length..])
            .ToFrozenSet(StringComparer.Ordinal)
    );

    /// <summary>Whether there is a page at this path below the utility's, <c>faktury</c>; the empty one is the office's
    /// own front page.</summary>
    public bool Has(string path) => path.Length == 0 || paths.Value.Contains(path);
}
