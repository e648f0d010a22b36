namespace Ebok.Web.Accounts;

/// <summary>Where to go after the sign-in: only within the office it was asked from.</summary>
internal static class ReturnUrl
{
    private static readonly Uri Here = new("http://here.invalid/");

    /// <summary>The address, tidied up, or null when it leads out of the office. What is answered is what was checked:
    /// <c>/qweb/../kpec/start</c>, <c>//evil.example</c>, <c>/\evil.example</c> lead nowhere.</summary>
    public static string? Within(Office office, string? url) => Below(office.Path(), url);

    /// <summary>The same below any address: <c>/operator</c>.</summary>
    public static string? Below(string root, string? url)
    {
        if (url is not ['/', ..] || url.Contains('\\', StringComparison.Ordinal) || url.Any(char.IsControl))
            return null;
        if (!Uri.TryCreate(Here, url, out var target) || target.Host != Here.Host || target.Port != Here.Port)
            return null;
        return target.AbsolutePath.StartsWith(root + "/", StringComparison.Ordinal) ? target.PathAndQuery : null;
    }
}
