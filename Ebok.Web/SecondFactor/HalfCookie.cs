using Ebok.Core.Accounts;
using Ebok.Core.Utilities;
using Ebok.Web.Accounts;

namespace Ebok.Web.SecondFactor;

/// <summary>The cookie of a browser that gave the right password and owes the second factor.</summary>
internal sealed class HalfCookie(SessionCookie cookies)
{
    private const string Name = "kod";
    private const int KeyLength = 43;

    public string? Read(HttpRequest request, UtilityProfile utility) =>
        cookies.ReadShort(request, utility, Name) is { Length: KeyLength } key ? key : null;

    public void Set(HttpContext context, UtilityProfile utility, CodeNeeded half) =>
        cookies.SetShort(context, utility, Name, half.Key, CodeNeeded.Lifetime);

    public void Remove(HttpContext context, UtilityProfile utility) => cookies.RemoveShort(context, utility, Name);
}
