using Ebok.Core.Content;

namespace Ebok.Web.Content;

/// <summary>Where a utility's regulations and privacy policy are.</summary>
internal static class LegalAddress
{
    /// <summary>Below the utility's address.</summary>
    public static string Of(LegalKind kind) => kind == LegalKind.Terms ? "regulamin" : "polityka-prywatnosci";
}
