using System.Text.RegularExpressions;

namespace Ebok.Core.Utilities;

/// <summary>What a utility may be called in addresses.</summary>
public static partial class ProfileSlugs
{
    // Addresses of the portal itself.
    private static readonly string[] Taken = ["operator", "health", "demo", "css", "js", "pdfjs"];

    /// <summary>Whether a profile with this slug is accepted.</summary>
    public static bool MayBe(string slug) => IsFormed(slug) && !IsTaken(slug);

    internal static bool IsFormed(string slug) => Form().IsMatch(slug);

    internal static bool IsTaken(string slug) => Taken.Contains(slug);

    [GeneratedRegex("^[a-z0-9](-?[a-z0-9]){1,39}$")]
    private static partial Regex Form();
}
