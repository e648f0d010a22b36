using Ebok.Core.Utilities;

namespace Ebok.Core.Mail;

/// <summary>Addresses of the portal for mails and letters, built from configuration, never from a request's Host header:
/// whoever forges that must not choose where a customer's link leads.</summary>
/// <param name="configured"><c>Ebok__PublicUrl</c>, or null.</param>
/// <param name="listening">Where the server listens: what links begin with while nothing is configured.</param>
public sealed class PublicLinks(Uri? configured, Func<Uri> listening)
{
    /// <summary>What all addresses begin with; no utility's own host.</summary>
    public Uri Root => configured ?? listening();

    /// <summary>An address of one utility's office: <c>https://host/{slug}/{path}?k={token}</c>. A utility with a host of
    /// its own (profile, <c>hosts</c>) gets it, once <c>Ebok__PublicUrl</c> is set.</summary>
    /// <param name="utility">Whose office.</param>
    /// <param name="path">Below its slug, without a slash in front: <c>rejestracja/potwierdzenie</c>; empty: its start.</param>
    /// <param name="token">A one-time secret.</param>
    public Uri To(UtilityProfile utility, string path, string? token = null)
    {
        ArgumentNullException.ThrowIfNull(utility);
        ArgumentNullException.ThrowIfNull(path);
        var own = configured is not null && utility.Hosts.Count > 0;
        var root = own ? $"{configured!.Scheme}://{utility.Hosts[0]}" : Root.AbsoluteUri.TrimEnd('/');
        var address = $"{root}/{utility.Slug}/{path}".TrimEnd('/');
        return new Uri(token is null ? address : $"{address}?k={Uri.EscapeDataString(token)}");
    }
}
